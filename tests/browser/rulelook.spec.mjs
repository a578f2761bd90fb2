// The look into a rule: values beside the lines follow what is typed, agree with the run, and tell what the text would change.

import { test, expect } from './fixtures.mjs';
import { openRule, openTiny, retype, write } from './page.mjs';

const RULE = 'petition_priority';

/** Opens a rule and looks into it. */
async function look(page) {
  await openTiny(page);
  await openRule(page, RULE);
  await page.locator('[data-action=look]').click();
  const panel = page.locator(`[data-look=${RULE}]`);
  await expect(panel.locator('[data-side=reform]')).toBeVisible();
  return panel;
}

test('an unchanged rule is shown to decide as the run did, line by line', async ({ page }) => {
  const panel = await look(page);
  const by = (name) => panel.locator(`[data-side=reform] [data-${name}]`);
  await expect(by('typed')).toHaveText(await by('by-run').textContent());
  await expect(panel.locator('[data-than=shipped]')).toHaveAttribute('data-differ', '0');
  await expect(page.locator('.cm-line-value').first()).toBeVisible();
  await expect(page.locator('.cm-line-value', { hasText: '结果' })).not.toHaveCount(0);
});

test('values and differences follow what is typed, and a broken text leaves the last good ones', async ({ page }) => {
  const panel = await look(page);
  await write(page, `fn ${RULE}(petition) {\n    let x = 40 + 2;\n    if x > 41 { 7.5 } else { 0.0 }\n}`);
  const typed = panel.locator('[data-side=reform] [data-typed]');
  await expect(typed).toHaveText('7.5');
  await expect(page.locator('.cm-line-value[data-holds=true]')).toHaveText(/x = 42.*✓ 是/);
  const shipped = panel.locator('[data-than=shipped]');
  await expect(shipped).not.toHaveAttribute('data-differ', '0');
  await expect(shipped.locator('li')).not.toHaveCount(0);
  await write(page, `fn ${RULE}(petition) {`);
  await expect(panel.locator('.look-status')).toContainText('文本有误');
  await expect(typed).toHaveText('7.5');
});

test('another record and an earlier date can be chosen by keyboard, in English too', async ({ page }) => {
  const panel = await look(page);
  await page.locator('[data-action=language]').first().click();
  await expect(panel.locator('.look-status')).toContainText('decided about');
  const row = panel.locator('[data-action=look-row]');
  await retype(row, '2');
  await row.press('Enter');
  await expect(panel.locator('[data-record]')).toHaveAttribute('data-record', '1');
  const status = await panel.locator('.look-status').textContent();
  await panel.locator('[data-action=look-until]').focus();
  await page.keyboard.press('Home');
  await expect(panel.locator('.look-status')).not.toHaveText(status);
});

test('a mistake is mended by keyboard, a snippet inserted, and the changes marked', async ({ page }) => {
  await openTiny(page);
  await openRule(page, RULE);
  await write(page, `fn ${RULE}(petition) {\n    let x = petition.severity\n    x + 0.5\n}`);
  await expect(page.locator('.rule-view .problems')).toContainText('缺少');
  await page.locator('.cm-line', { hasText: 'x + 0.5' }).click();
  await page.keyboard.press('Control+.');
  await expect(page.locator('.cm-content')).toContainText('let x = petition.severity;');
  await expect(page.locator('.rule-view .problems')).toHaveCount(0);
  await page.locator('[data-action=against]').selectOption('shipped');
  await expect(page.locator('.cm-deletedChunk', { hasText: 'params.priority_severity' })).toBeVisible();
  await expect(page.locator('.cm-restore').first()).toHaveText('恢复这一处');
  await page.locator('[data-action=against]').selectOption('none');
  await expect(page.locator('.cm-deletedChunk')).toHaveCount(0);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.locator('[data-action=snippet]').selectOption('by_category');
  await expect(page.locator('.cm-content')).toContainText('"safety" => 3.0');
});
