// The meaning of figures: the verdict over parameter sets, figures that do not apply, and the marking of an adjusted policy's results.

import { test, expect, axeViolations } from './fixtures.mjs';
import { done, enter, openTiny, TINY } from './page.mjs';

// Four sets of a parameter that the policy can change.
const SETS = `${TINY}
[parameter_sets]
params = ["visit_share"]
values = [[0.3], [0.4], [0.5], [0.9]]
`;

const WITHOUT_STARS = `${TINY}[mechanisms]\nstars = false\n`;

/** Changes a parameter and waits for the comparison. */
async function change(page, param, value) {
  await enter(page, param, value);
  await expect(page.locator('.answer')).toContainText('项调整');
  await done(page, 6);
}

/** The name and text of the file that an action saves. */
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const chunks = [];
  for await (const part of await download.createReadStream()) chunks.push(part);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}

/** Uses an entry of the export menu. */
async function exported(page, name) {
  await page.locator('details.menu summary[aria-label="导出"]').click();
  return saved(page, () => page.getByRole('button', { name }).click());
}

test('a policy that moves a calibrated parameter makes the same change under every set, drawn as a strip with its table', async ({ page }) => {
  await openTiny(page, { text: SETS });
  await change(page, 'visit_share', 60);
  const sets = page.locator('.accepted-sets');
  const button = sets.locator('[data-action=accepted-sets]');
  // Two pairs per set; the button states the cost.
  await expect(button).toContainText(/（16次运行，约\d+秒）/);
  await button.click();
  await expect(sets).toHaveAttribute('data-sets-done', '4');
  await expect(sets).toContainText(/\d组上升、\d组下降：(一致|多数|都不变|不能判断|运行波动为主)/);
  await expect(sets.locator('[data-moved]')).toContainText('在各组的取值上作同样大小的调整，其中1组到取值范围的端点为止');
  await expect(sets).toContainText('同一组的各次运行之间');
  const strip = sets.locator('.strip');
  await expect(strip).toHaveAttribute('data-dots', '4');
  await expect(strip.locator('.strip-dot')).toHaveCount(4);
  await expect(strip.locator('svg')).toHaveAccessibleName(/在4组通过校准的参数下/);
  await strip.locator('summary').click();
  await expect(strip.locator('tbody tr')).toHaveCount(4);
  await sets.getByText('判断规则').click();
  await expect(sets).toContainText('九成以上同向为「一致」');
  // Half a year without an assessment: the sets have no result for stars.
  await expect(page.locator('[data-accepted-sets=star_coverage]')).toHaveCount(0);
  expect(await axeViolations(page)).toEqual([]);
});

test('the interval is split into what lies between cities and within a city, and the results stay as they are', async ({ page }) => {
  await openTiny(page);
  await change(page, 'visit_share', 60);
  const before = await exported(page, /summary\.json/);
  const split = page.locator('.within-city');
  await expect(split).toHaveAttribute('data-within-city', 'false');
  // Six cities, each run a second time for baseline and reform.
  const button = split.locator('[data-action=within-city]');
  await expect(button).toContainText(/（12次运行，约\d+秒）/);
  await button.click();
  await expect(split).toHaveAttribute('data-within-city', 'true');
  await expect(split).toContainText(/方差的\d+%（95%区间\d+%至\d+%）在合成城市之间，\d+%在同一城市内；.*（6座城市，各运行两次）|各次运行都相同/);
  expect((await exported(page, /summary\.json/)).text).toBe(before.text);
  expect(await axeViolations(page)).toEqual([]);
});

test('what an adjusted policy gives is named and stamped as adjusted, and what is not adjusted is not', async ({ page }) => {
  await openTiny(page);
  const plain = await exported(page, /summary\.json/);
  expect(plain.name).toBe('tiny-summary.json');
  expect(JSON.parse(plain.text).stamp).toMatchObject({ adjusted: false, scenario: 'tiny' });
  const commit = await page.locator('meta[name=gongzhi-commit]').getAttribute('content');
  expect(commit).toMatch(/^([0-9a-f]{12}(-modified)?)?$/);
  expect(JSON.parse(plain.text).stamp.commit ?? '').toBe(commit);
  await change(page, 'grid_households', 60);
  const { name, text } = await exported(page, /summary\.json/);
  const { stamp } = JSON.parse(text);
  expect(name).toBe(`tiny-adjusted-${stamp.scenario_hash.slice(0, 8)}-summary.json`);
  expect(stamp).toMatchObject({ adjusted: true, scenario: 'tiny-adjusted' });
  expect(stamp.adjustment.parameters).toEqual({ grid_households: { before: 150, after: 60 } });
  expect(stamp.adjustment.rules).toEqual([]);
  expect(stamp.baseline).toMatchObject({ id: 'tiny', hash: stamp.adjustment.scenario_hash, pairs: 6 });
  for (const file of ['series.csv', 'communities.csv']) {
    const found = await exported(page, new RegExp(file.replace('.', '\\.')));
    expect(found.name).toBe(name.replace('summary.json', file));
  }
  const open = page.locator('[data-chart=petitions_open]');
  const picture = await saved(page, () => open.getByRole('button', { name: 'SVG' }).click());
  expect(picture.name).toBe(name.replace('summary.json', 'petitions_open.svg'));
  expect(picture.text).toContain('grid_households 150 → 60');
});

test('what is not in a scenario does not apply in any view', async ({ page }) => {
  await openTiny(page, { text: WITHOUT_STARS });
  await change(page, 'grid_households', 60);
  const nothing = '不适用';
  for (const metric of ['star_coverage', 'gini_stars']) await expect(page.locator(`.kpi[data-metric=${metric}]`)).toContainText(nothing);
  await expect(page.locator('.places .map-card')).toContainText(nothing);
  await page.locator('#view-charts').click();
  const any = page.locator('[data-chart=any-metric]');
  await any.locator('select').selectOption('star_readiness');
  await expect(any.locator('.sub')).toHaveText(nothing);
  await page.locator('#view-compare').click();
  for (const cell of await page.locator('[data-row=star_coverage] td').all()) await expect(cell).toHaveText(nothing);
  await page.locator('#view-places').click();
  await expect(page.locator('.table-card tbody tr').first()).toContainText(nothing);
  await page.locator('[data-place="1"]').click();
  const report = page.locator('[data-report="1"]');
  await expect(report).toContainText(nothing);
  await expect(report.locator('[data-star], .indicators')).toHaveCount(0);
  await page.locator('#view-why').click();
  await expect(page.locator('[data-why=groups] tbody td').filter({ hasText: nothing }).first()).toBeVisible();
  const { text } = await exported(page, /communities\.csv/);
  const [head, first] = text.replace('\ufeff', '').split(/\r?\n/).map((line) => line.split(','));
  for (const column of ['score_dangjian', 'held_meili', 'five_star', 'stars_held']) expect(first[head.indexOf(column)]).toBe('');
  expect(first[head.indexOf('contracts')]).not.toBe('');
});

test('the surveyed satisfaction rate stands first, and totals say their period', async ({ page }) => {
  await openTiny(page);
  const names = await page.locator('.kpi-name').allInnerTexts();
  expect(names).toContain('满意率（抽样调查）');
  expect(names).not.toContain('满意度达标户占比');
  expect(new Set(names).size).toBe(names.length);
  await expect(page.locator('.kpi[data-metric=cost_total]')).toContainText('181天合计');
  await page.locator('#view-compare').click();
  await expect(page.locator('[data-row=surveyed_satisfaction] th')).toHaveText('满意率（抽样调查）');
  await expect(page.locator('[data-row=satisfaction_share] th')).toHaveText('满意度达标户占比');
  await expect(page.locator('[data-row=cost_total] th')).toHaveText('总成本（全期合计）');
  await page.locator('#view-overview').click();
  await page.locator('.kpi[data-metric=cost_total] .kpi-name').click();
  await expect(page.locator('.answer')).toContainText('2018年1月1日至2018年6月30日合计，总成本为');
});
