// A planner's own district: sixty communities from a spreadsheet's clipboard, as HTML and as text, and a CSV in GBK with three faults.
// Everything is done with real keys.

import { test, expect, axeViolations } from './fixtures.mjs';
import { done, openTiny } from './page.mjs';
import { gbk } from './gbk.mjs';

const HEADINGS = ['序号', '街道', '社区名称', '社区类型', '户数（户）', '专职人员', '有老人的户占比(%)'];
const KINDS = ['老旧小区', '商品房', '安置小区'];
const names = Array.from({ length: 60 }, (_, i) => `试点${i + 1}社区`);
const ROWS = names.map((name, i) => [String(i + 1), `第${Math.floor(i / 10) + 1}街道`, name, KINDS[i % 3], i === 0 ? '1,204' : String(300 + 5 * i), '3', String(20 + (i % 30))]);
const TEXT = [HEADINGS, ...ROWS].map((row) => row.join('\t')).join('\r\n');

/** The table as a spreadsheet copies it: the street is one merged cell of ten rows. */
function html() {
  const cells = (row, i) => row.map((cell, c) => (c === 1 ? (i % 10 === 0 ? `<td rowspan=10>${cell}</td>` : '') : `<td class=xl65>${cell}</td>`)).join('');
  const rows = ROWS.map((row, i) => `<tr height=19>${cells(row, i)}</tr>`).join('');
  return `<html><head><style>td{}</style></head><body><table><col width=64><tr>${HEADINGS.map((h) => `<td>${h}</td>`).join('')}</tr>${rows}</table></body></html>`;
}

/** Copies a table as a spreadsheet does, styles and all, and pastes it, with the keyboard. */
async function paste(page, kinds) {
  await page.locator('.paste').focus();
  await page.evaluate((kinds) => {
    const copy = (event) => {
      for (const [kind, text] of Object.entries(kinds)) event.clipboardData.setData(kind, text);
      event.preventDefault();
    };
    document.addEventListener('copy', copy, { once: true });
  }, kinds);
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
}

const table = (page) => page.locator('[data-table=communities]');
const cell = (page, row, column) => page.locator(`#cell-communities-${row}-${column}`);

async function write(page, row, column, text) {
  await cell(page, row, column).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

for (const [what, kinds] of [['HTML', { 'text/html': html(), 'text/plain': TEXT }], ['text with tabs', { 'text/plain': TEXT }]]) {
  test(`sixty communities pasted as ${what} are the place, edited and undone`, async ({ page }) => {
    await openTiny(page);
    await page.locator('#tab-data').click();
    await paste(page, kinds);
    await expect(table(page)).toContainText('60行');
    await expect(page.locator('.not-taken')).toContainText('没有使用的列：序号');
    await expect(page.locator('.district .tag, .synthetic .tag').first()).toHaveText('用户数据');
    await expect(cell(page, 9, 0)).toHaveValue('第1街道');
    await expect(cell(page, 0, 3)).toHaveValue('1,204');
    await expect(cell(page, 0, 6)).toHaveValue('20%');
    // An empty cell shows the recipe's value as a default.
    await expect(cell(page, 0, 7)).toHaveValue('');
    await expect(cell(page, 0, 7)).toHaveAttribute('placeholder', /%/);
    await expect(page.locator('[data-work=told]')).toContainText('MB');
    await done(page, 6);
    await page.locator('#view-places').click();
    await expect(page.locator('[data-map=places] [data-place]')).toHaveCount(60);
    await expect(page.locator('.table-card')).toContainText('试点1社区');
    await write(page, 0, 3, '1300');
    await expect(cell(page, 0, 3)).toHaveValue('1300');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(cell(page, 0, 3)).toHaveValue('1,204');
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(table(page)).toHaveCount(0);
    expect(await axeViolations(page)).toEqual([]);
  });
}

test('a CSV in GBK with three faults names them by row and column, and is mended with the keyboard', async ({ page }) => {
  const lines = ['街道,社区,类型,户数,别的', '甲街道,东社区,老旧小区,800,x', '甲街道,西社区,别墅,900,y', '甲街道,南社区,商品房,八百,z', '甲街道,北社区,商品房,700,', '甲街道,东社区,商品房,600,'];
  await openTiny(page);
  await page.locator('#tab-data').click();
  await page.locator('input[type=file]').setInputFiles({ name: '社区.csv', mimeType: 'text/csv', buffer: gbk(lines.join('\r\n')) });
  await expect(page.locator('[data-note=read-as]')).toContainText('已按GBK读取');
  // One heading is unknown: the visitor says that the column is not used.
  await expect(page.locator('[data-import=communities]')).toContainText('别的');
  await page.locator('#map-4').focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#map-4')).toHaveValue('-');
  await page.locator('[data-action=take]').focus();
  await page.keyboard.press('Enter');
  const problems = table(page).locator('.problems');
  await expect(problems).toContainText('第3行 · 类型');
  await expect(problems).toContainText('第4行 · 户数');
  await expect(cell(page, 1, 2)).toHaveAttribute('aria-invalid', 'true');
  await problems.getByRole('button', { name: '第3行 · 类型' }).focus();
  await page.keyboard.press('Enter');
  await expect(cell(page, 1, 2)).toBeFocused();
  await write(page, 1, 2, '商品房');
  await write(page, 2, 3, '８００');
  // The third fault shows once the rows can be compared.
  await expect(problems).toContainText('第6行 · 社区');
  await write(page, 4, 1, '中社区');
  await expect(problems).toHaveCount(0);
  await expect(table(page)).toContainText('5行');
  await done(page, 6);
  const saved = page.waitForEvent('download');
  await page.locator('[data-action=save-place]').click();
  expect((await saved).suggestedFilename()).toBe('tiny.toml');
});

test('the page says in English what is the visitor\'s, and offers a template', async ({ page }) => {
  await openTiny(page, { query: '?lang=en' });
  await page.locator('#tab-data').click();
  const saved = page.waitForEvent('download');
  await page.locator('[data-action=template]').click();
  expect((await saved).suggestedFilename()).toBe('communities.csv');
  await paste(page, { 'text/plain': 'Street,Community,Households\nA,East,300\nA,West,400\n' });
  await expect(table(page)).toContainText('2 rows');
  await expect(page.locator('.synthetic .tag').first()).toHaveText('User data');
  expect(await axeViolations(page)).toEqual([]);
});
