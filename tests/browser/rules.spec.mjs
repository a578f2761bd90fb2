// The rule editor: mistakes are underlined and explained, nothing typed is lost, and a runaway rule harms nobody.

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

test('a runaway rule ends soon with an error, and the page goes on working', async ({ page }) => {
  await openTiny(page);
  await openRule(page, RULE);
  await write(page, `fn ${RULE}(petition) {\n    let x = 0;\n    loop { x += 1; }\n    x\n}`);
  // The pause after typing, and a second at most.
  await expect(page.locator('[data-state=failed]')).toBeVisible({ timeout: 2500 });
  await expect(page.locator('.rule-view .problems')).toBeVisible();
  await page.getByRole('button', { name: '恢复原规则' }).click();
  await expect(page.locator('[data-state=failed]')).toHaveCount(0);
  await done(page, 6);
});
