// A planner's session: load, run, move a slider, compare, stop, undo, return later.

import { test, expect } from './fixtures.mjs';
import { TINY, box, done, enter, openFile, openTiny, value } from './page.mjs';

test('the first visit runs the baseline and asks three questions', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.answer[data-runs]')).toBeVisible();
  await expect(page.locator('.answer')).toContainText('五星达标率');
  await expect(page.locator('[data-starter]')).toHaveCount(3);
  await expect(page.locator('[data-chart=star_coverage] svg').first()).toBeVisible();
  expect(await value(page, 'petitions_per_1000')).toBeGreaterThan(10);
});

test('a moved slider changes the numbers, against the baseline, and undo takes it back', async ({ page }) => {
  await openTiny(page);
  const before = await value(page, 'petitions_per_1000');
  expect(before).toBeGreaterThan(0);
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await done(page, 6);
  const after = await value(page, 'petitions_per_1000');
  expect(after).not.toBe(before);
  await expect(page.locator('[data-metric=petitions_per_1000] .kpi-difference')).toBeVisible();
  await expect(page.locator('[data-param=grid_households]')).toHaveClass(/changed/);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.locator('.answer')).not.toContainText('1项调整');
  await done(page, 6);
  expect(await value(page, 'petitions_per_1000')).toBe(before);
});

test('arrow keys move a slider by one step', async ({ page }) => {
  await openTiny(page);
  const row = page.locator('[data-param=visit_share]');
  const number = box(page, 'visit_share');
  const percent = Number(await number.inputValue());
  await row.locator('input[type=range]').focus();
  await page.keyboard.press('ArrowRight');
  await expect(number).toHaveValue(String(percent + 1));
  await row.locator('.reset').click();
  await expect(number).toHaveValue(String(percent));
});

test('a run can be stopped and started again', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.top [data-action=run]')).toHaveText('停止');
  await page.locator('.top [data-action=run]').click();
  await expect(page.locator('[data-state=stopped]')).toBeVisible();
  await expect(page.locator('.top [data-action=run]')).toHaveText('运行');
  await openFile(page, TINY);
  await done(page, 6);
});

test('what was changed is there after a reload', async ({ page }) => {
  await openTiny(page);
  await enter(page, 'grid_households', 60);
  await done(page, 6);
  await page.reload();
  await expect(box(page, 'grid_households')).toHaveValue('60');
  await expect(page.locator('.answer')).toContainText('1项调整');
});

test('a file with a mistake is refused with its line and a remedy, and what was open stays', async ({ page }) => {
  await openTiny(page);
  await openFile(page, TINY.replace('communities = 4', 'comunities = 4'), 'wrong.toml');
  const notice = page.locator('.notice.bad');
  await expect(notice).toContainText('wrong.toml');
  await expect(notice).toContainText('第12行');
  await expect(notice).toContainText('communities');
  await expect(page.locator('.answer[data-runs]')).toBeVisible();
});

test('any key figure can be the headline, and a starter question is answered by its own', async ({ page }) => {
  await openTiny(page);
  const answer = page.locator('.answer');
  // Half a year without an assessment: no star can be held.
  await expect(answer).toContainText('按期办结率（全期）为');
  const satisfaction = page.locator('[data-metric=surveyed_satisfaction] .kpi-name');
  await satisfaction.click();
  await expect(satisfaction).toHaveAttribute('aria-pressed', 'true');
  await expect(answer).toContainText('满意率（抽样调查）为');
  await page.goto('./?scenario=yuecheng-2018');
  await page.locator('[data-starter=grid]').click();
  await expect(answer).toContainText('按期办结率');
});

test('what a scenario is without is not counted as a result', async ({ page }) => {
  await openTiny(page, { text: `${TINY}[mechanisms]\nstars = false\n` });
  const coverage = page.locator('[data-metric=star_coverage]');
  await expect(coverage).toContainText('不适用');
  await expect(coverage).not.toHaveAttribute('data-value');
  await expect(page.locator('.answer')).toContainText('按期办结率（全期）为');
  // Nor are stars compared: the baseline has none.
  await page.goto('./?scenario=yuecheng-2018');
  await expect(page.locator('.answer')).toContainText('五星达标率为');
  await page.locator('#baseline').selectOption('stylised-danwei');
  await expect(page.locator('.answer')).toContainText('按期办结率');
  await expect(coverage.locator('.kpi-difference')).toHaveCount(0);
});

test('every chart has its table, and communities can be sorted', async ({ page }) => {
  await openTiny(page);
  const card = page.locator('[data-chart=petitions_open]');
  await card.getByRole('button', { name: '表格' }).click();
  await expect(card.locator('tbody tr')).toHaveCount(26);
  await page.locator('#view-places').click();
  const households = page.locator('.table-card').getByRole('button', { name: '户数' });
  await households.click();
  await expect(page.locator('.table-card th[aria-sort=descending]')).toContainText('户数');
  await expect(page.locator('.table-card tbody tr')).toHaveCount(4);
});

/** The text of the scenario as the page saves it. */
async function saved(page) {
  await page.locator('.menu summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^方案文件/ }).click()]);
  let text = '';
  for await (const part of await download.createReadStream()) text += part;
  return text;
}

test('the scenario can be taken away as a file and opened again', async ({ page }) => {
  await openTiny(page);
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.answer')).toContainText('1项调整');
  await done(page, 6);
  const changed = await value(page, 'petitions_per_1000');
  const text = await saved(page);
  await page.evaluate(() => localStorage.clear());
  await openFile(page, text, 'again.toml');
  await expect(page.locator('#scenario')).toHaveValue('again.toml');
  await done(page, 6);
  expect(await value(page, 'petitions_per_1000')).toBe(changed);
});

test('a shipped scenario that was changed, saved and opened again is compared with what it was', async ({ page }) => {
  await page.goto('.');
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.answer')).toContainText('1项调整');
  const text = await saved(page);
  await openFile(page, text, 'mine.toml');
  await expect(page.locator('#scenario')).toHaveValue('mine.toml');
  await expect(page.locator('#scenario option:checked')).toContainText('（调整后）');
  await expect(page.locator('#baseline')).toHaveValue('yuecheng-2018');
  await expect(page.locator('.answer')).toContainText('1项调整');
});

test('what was changed of the first scenario is there after a reload', async ({ page }) => {
  await page.goto('.');
  await enter(page, 'grid_households', 120);
  await expect(page.locator('.param.changed')).toHaveCount(1);
  await page.reload();
  await expect(box(page, 'grid_households')).toHaveValue('120');
});
