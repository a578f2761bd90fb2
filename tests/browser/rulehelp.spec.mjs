// Help while typing a rule: Chinese full-width characters are named and fixed with one click; the scenario's rule tests run at every
// change.

import { test, expect } from './fixtures.mjs';
import { done, openRule, openTiny, TINY } from './page.mjs';

const RULE = 'petition_priority';
const TESTED = `${TINY}
[rules]
mine = '''
fn petition_priority(petition) { 2.0 * petition.severity }
'''
[[tests]]
rule = "petition_priority"
given = { petition = { severity = 3 } }
expect = 6.0
[[tests]]
rule = "grid_size"
expect = 150
`;

/** Empties the editor and types key by key. */
async function type(page, text) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type(text);
}

test('a full-width semicolon is named, and one click mends it', async ({ page }) => {
  await openTiny(page);
  await openRule(page, RULE);
  await type(page, `fn ${RULE}(petition) { let x = petition.severity； x + 0.5`);
  const problems = page.locator('.rule-view .problems');
  await expect(problems).toContainText('；是中文标点或全角字符，这里要写;');
  await expect(page.locator('.cm-lintRange-error')).toHaveText('；');
  await page.locator('[data-action=mend]').click();
  await expect(problems).toHaveCount(0);
  await expect(page.locator('.cm-content')).toContainText('let x = petition.severity; x + 0.5');
  await done(page, 6);
});

test('the mark itself offers to mend it', async ({ page }) => {
  await openTiny(page);
  await openRule(page, RULE);
  await type(page, `fn ${RULE}(petition) { if petition.category == “停车” { 2.0 } else { 1.0 }`);
  await expect(page.locator('.cm-lintRange-error')).toHaveText(['“', '”']);
  await page.locator('.cm-lintRange-error').first().hover();
  await page.locator('.cm-diagnosticAction', { hasText: '全部改为半角' }).first().click();
  await expect(page.locator('.cm-content')).toContainText('"停车"');
  // A common name for a category leads to its identifier.
  await expect(page.locator('.rule-view .problems')).toContainText('parking（停车交通）');
  await page.locator('[data-action=mend]').click();
  await expect(page.locator('.cm-content')).toContainText('petition.category == "parking"');
  await expect(page.locator('.rule-view .problems')).toHaveCount(0);
  await done(page, 6);
});

test('what would fail in the run is found before it, and the English page has no Chinese', async ({ page }) => {
  await openTiny(page);
  await page.locator('[data-action=language]').first().click();
  await openRule(page, RULE);
  await type(page, `fn ${RULE}(petition) { if petition.elderly { 1.0 }`);
  const problems = page.locator('.rule-view .problems');
  await expect(problems).toContainText('no else');
  await expect(problems).toContainText('petition.elderly = false');
  await expect(problems).not.toContainText(/[\u3000-\u9fff]/);
});

test('a failing rule test shows at its rule with what was given, expected and found; it passes once the rule is mended', async ({ page }) => {
  await openTiny(page, { text: TESTED });
  await openRule(page, RULE);
  const tests = page.locator('.rule-tests');
  await expect(tests).toHaveAttribute('data-passing', '1');
  await expect(tests).toHaveAttribute('data-failing', '0');
  await expect(tests).toContainText('1项测试通过');
  await type(page, `fn ${RULE}(petition) { 3.0 * petition.severity`);
  await expect(tests).toHaveAttribute('data-failing', '1');
  await expect(tests).toContainText('petition.severity = 3');
  await expect(tests.locator('dd')).toHaveText(['petition.severity = 3', '6.0', '9']);
  await expect(page.locator('[data-failed-tests]')).toHaveAttribute('data-failed-tests', '1');
  await page.locator('.rule-view .back').click();
  await expect(page.locator(`[data-failing-in=${RULE}]`)).toHaveText('1项测试未通过');
  await expect(page.locator('[data-failing-in=grid_size]')).toHaveCount(0);
  await openRule(page, RULE);
  await type(page, `fn ${RULE}(petition) { 2.0 * petition.severity + 0.0`);
  await expect(tests).toHaveAttribute('data-failing', '0');
  await expect(page.locator('[data-failed-tests]')).toHaveCount(0);
  await done(page, 6);
});
