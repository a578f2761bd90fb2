// The rule editor: errors are underlined and explained, typed text is not lost, and a runaway rule does no harm.

import { test, expect } from './fixtures.mjs';
import { done, openRule, openTiny, value, write } from './page.mjs';

const RULE = 'petition_priority';

test('a changed rule changes the numbers, and the original can be restored', async ({ page }) => {
  await openTiny(page);
  const before = await value(page, 'petitions_per_1000');
  await openRule(page, 'grid_size');
  await write(page, 'fn grid_size(community) { 40 }');
  await expect(page.locator('.answer')).toContainText('1项调整');
  await done(page, 6);
  expect(await value(page, 'petitions_per_1000')).not.toBe(before);
  await page.getByRole('button', { name: '恢复原规则' }).click();
  await expect(page.locator('.answer')).not.toContainText('1项调整');
  await done(page, 6);
  expect(await value(page, 'petitions_per_1000')).toBe(before);
});

test('a mistake is underlined and explained, and the text is kept', async ({ page }) => {
  await openTiny(page);
  await openRule(page, RULE);
  await write(page, `fn ${RULE}(petition) {\n    petition.sevrity\n}`);
  await expect(page.locator('.cm-lintRange-error')).toHaveText(/sevrity/);
  await expect(page.locator('.rule-view .problems')).toContainText('severity');
  await expect(page.locator('.answer[data-runs]')).toBeVisible();
  await page.locator('#tab-parameters').click();
  await openRule(page, RULE);
  await expect(page.locator('.cm-content')).toContainText('petition.sevrity');
  await page.reload();
  await openRule(page, RULE);
  await expect(page.locator('.cm-content')).toContainText('petition.sevrity');
  await expect(page.locator('.cm-lintRange-error')).toBeVisible();
});

test('a runaway rule ends with an error, and the page goes on working', async ({ page }) => {
  await openTiny(page);
  await openRule(page, RULE);
  const endless = `fn ${RULE}(petition) {\n    let x = 0;\n    loop { x += 1; }\n    x\n}`;
  await write(page, endless);
  await expect(page.locator('[data-state=failed]')).toBeVisible();
  await expect(page.locator('.rule-view .problems')).toBeVisible();
  await page.getByRole('button', { name: '恢复原规则' }).click();
  await expect(page.locator('[data-state=failed]')).toHaveCount(0);
  await done(page, 6);
});

test('a rule that takes its time is stopped at once, and the next run has a worker', async ({ page }) => {
  await openTiny(page);
  await openRule(page, RULE);
  const slow = `fn ${RULE}(petition) {\n    let x = 0.0;\n    for i in 0..9000 { x += i; }\n    x\n}`;
  await write(page, slow);
  const run = page.locator('.top [data-action=run]');
  await expect(run).toHaveText('停止');
  await run.click();
  await expect(page.locator('[data-state=stopped]')).toBeVisible();
  await page.getByRole('button', { name: '恢复原规则' }).click();
  await done(page, 6);
});

test('a rule tells whether a kernel or the interpreter runs it, and why', async ({ page }) => {
  await openTiny(page);
  await page.locator('#tab-rules').click();
  await expect(page.locator('[data-rule=grid_size] [data-backend=kernel]')).toHaveText('内核');
  await openRule(page, RULE);
  const title = page.locator('.rule-title');
  await expect(title.locator('[data-backend=kernel]')).toHaveText('内核');
  await expect(page.locator('.backend-reason')).toHaveCount(0);
  await write(page, `fn ${RULE}(petition) {\n    let x = 0.0;\n    while x < 3.0 { x += 1.0; }\n    x\n}`);
  await expect(title.locator('[data-backend=interpreter]')).toHaveText('解释器');
  await expect(page.locator('.backend-reason')).toContainText('第3行');
  await expect(page.locator('.cm-lintRange-info')).toHaveText(/while/);
  await page.locator('[data-action=language]').first().click();
  await expect(title.locator('[data-backend=interpreter]')).toHaveText('interpreter');
  await expect(page.locator('.backend-reason')).toContainText('line 3');
  await page.getByRole('button', { name: 'Restore the original' }).click();
  await expect(title.locator('[data-backend=kernel]')).toHaveText('kernel');
});
