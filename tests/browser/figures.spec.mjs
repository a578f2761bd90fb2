// Figures are correct and labelled: own metrics with their names on both sides, partial weeks not shown as a fall, and no interval for a
// single run.

import { test, expect } from './fixtures.mjs';
import { TINY, box, done, enter, openFile, openTiny, value } from './page.mjs';

// The tiny scenario ends on a Saturday; this one ends on a Monday, one day into a week.
const MONDAY = TINY.replace('2018-06-30', '2018-06-25');

const OWN = `${TINY}
[rules]
mine = '''
fn metric_load(city) { city.petitions_open / city.staff }
'''
[[metrics]]
id = "metric_load"
label = { zh = "人均未办结", en = "Open petitions a head" }
unit = "petitions"
better = "lower"
kind = "stock"
`;

const view = (page, name) => page.locator(`#view-${name}`).click();

test('an own metric has its name, a difference, and its place in picker, comparison and headline', async ({ page }) => {
  await openTiny(page, { text: OWN });
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.adjustments')).toBeVisible();
  await done(page, 6);
  const card = page.locator('[data-metric=metric_load]');
  await expect(card).toContainText('人均未办结');
  expect(await value(page, 'metric_load')).toBeGreaterThan(0);
  await expect(card.locator('.kpi-difference')).not.toBeEmpty();
  await card.getByRole('button').click();
  await expect(page.locator('.answer')).toContainText('人均未办结');
  await view(page, 'charts');
  await page.locator('[data-chart=any-metric] select').selectOption('metric_load');
  await expect(page.locator('[data-chart=any-metric] h3')).toHaveText('人均未办结');
  await view(page, 'compare');
  const row = page.locator('[data-row=metric_load]');
  await expect(row).toContainText('人均未办结');
  await expect(row.locator('.kpi-difference')).not.toBeEmpty();
});

test('a metric that only the reform has is computed on the baseline', async ({ page }) => {
  await page.goto('./?scenario=night-shift');
  const baseline = page.locator('[data-metric=metric_closed_unresolved] .kpi-difference');
  await expect(baseline).not.toBeEmpty();
  await expect(page.locator('[data-metric=metric_closed_unresolved]')).toContainText('办而未决率');
});

test('a week of one day is no fall: it is marked in the table and left out of the line', async ({ page }) => {
  await openTiny(page, { text: MONDAY });
  const card = page.locator('[data-chart=petitions_raised]');
  await card.getByRole('button', { name: '表格' }).click();
  const table = card.locator('.scroll');
  await table.evaluate((region) => region.scrollTo(0, region.scrollHeight));
  await expect(table).toContainText('2018-06-25（不足一周，1天）');
  await expect(table).toContainText('2018-06-24');
  // The key figure of a stock says that it is a weekly mean.
  await expect(page.locator('[data-metric=petitions_open]')).toContainText('末周均值');
});

test('one run has no interval and no band', async ({ page }) => {
  await page.goto('./');
  await openFile(page, TINY.replace('replications = 6', 'replications = 1'));
  await done(page, 1);
  const legend = page.locator('[data-chart=petitions_open] .legend');
  await expect(legend).toContainText('单次运行');
  await expect(legend).not.toContainText('90%');
  await enter(page, 'grid_households', 60);
  await expect(box(page, 'grid_households')).toHaveValue('60');
  await expect(page.locator('.adjustments')).toBeVisible();
  await done(page, 1);
  await expect(page.locator('[data-metric=petitions_open] .kpi-interval').first()).toHaveText('运行次数尚少');
  await expect(page.locator('.answer')).not.toContainText('置信区间');
});

test('exported tables begin with a byte-order mark', async ({ page }) => {
  await openTiny(page);
  await page.locator('.menu summary').click();
  for (const name of [/series\.csv/, /communities\.csv/]) {
    const button = page.locator('.menu li button').filter({ hasText: name });
    if (!(await button.isVisible())) await page.locator('.menu summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const chunks = [];
    for await (const part of await download.createReadStream()) chunks.push(part);
    const bytes = Buffer.concat(chunks);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).toContain(name.test('series.csv') ? ',value,days' : '街道');
  }
});
