// The views of an outcome: charts with tables and pictures, scenarios side by side, the map over time, and the reasons.

import { test, expect, axeViolations } from './fixtures.mjs';
import { TINY, done, enter, openTiny } from './page.mjs';

/** The tiny scenario with a smaller grid, so that there is something to compare. */
async function openChanged(page, options = {}) {
  await openTiny(page, options);
  await enter(page, 'grid_households', 60);
  await expect(page.locator('.adjustments')).toBeVisible();
  await done(page, 6);
}

const view = (page, name) => page.locator(`#view-${name}`).click();

test('every chart of the charts view is drawn, has its table, and can be taken away', async ({ page }) => {
  await openChanged(page);
  await view(page, 'charts');
  const cards = page.locator('.charts.all .chart-card');
  await expect(cards).toHaveCount(8);
  await expect(page.locator('.charts.all .chart svg')).toHaveCount(8);
  for (const card of await cards.all()) await expect(card.locator('.chart')).toHaveAccessibleName(/\p{Script=Han}/u);
  const funnel = page.locator('[data-chart=petition-funnel]');
  await funnel.getByRole('button', { name: '表格' }).click();
  const cells = await funnel.locator('tbody tr td:last-child').allInnerTexts();
  const numbers = cells.map((text) => Number(text.replace(/[^\d.]/g, '')));
  expect(numbers).toHaveLength(4);
  for (let i = 1; i < 4; i += 1) expect(numbers[i]).toBeLessThanOrEqual(numbers[i - 1]);
  const stages = page.locator('[data-chart=contract-stages]');
  for (const [kind, start] of [['PNG', '\u0089PNG'], ['SVG', '<svg']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), stages.getByRole('button', { name: kind }).click()]);
    const chunks = [];
    for await (const part of await download.createReadStream()) chunks.push(part);
    const text = Buffer.concat(chunks).toString('latin1');
    expect(text.slice(0, 4)).toBe(start);
    if (kind === 'SVG') expect(Buffer.concat(chunks).toString('utf8')).toContain('契约的五个环节');
  }
});

test('an enlarged chart over time has a slider to narrow the period', async ({ page }) => {
  await openTiny(page);
  const card = page.locator('[data-chart=petitions_open]');
  const before = await card.boundingBox();
  await card.getByRole('button', { name: '放大' }).click();
  await expect.poll(async () => (await card.boundingBox()).height).toBeGreaterThan(before.height + 100);
  await expect(card.locator('.chart svg [fill-opacity="0.12"]').first()).toBeAttached();
  // A new theme recreates the chart, and results redraw it; the slider must stay, below the plot and not over it.
  await page.locator('[data-action=theme]').click();
  await page.locator('[data-action=theme]').click();
  await expect(card.locator('.chart svg [fill-opacity="0.12"]').first()).toBeAttached();
  await enter(page, 'grid_households', 60);
  await done(page, 6);
  await expect(card.locator('.legend')).toContainText('调整后');
  const plot = () => card.locator('.chart svg').evaluate((svg) => {
    const top = svg.querySelector('[fill-opacity="0.12"]').getBoundingClientRect().top;
    return top - Math.max(...[...svg.querySelectorAll('text')].filter((text) => text.textContent.startsWith('2018-')).map((text) => text.getBoundingClientRect().bottom));
  });
  await expect.poll(plot).toBeGreaterThanOrEqual(0);
  await card.getByRole('button', { name: '缩小' }).click();
  await expect.poll(async () => Math.round((await card.boundingBox()).height)).toBe(Math.round(before.height));
});

test('names of shocks and assessments are never cut or covered', async ({ page }) => {
  for (const width of [1440, 1180, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await openTiny(page, { text: TINY.replace('2018-06-30', '2020-12-31'), query: '?lang=en' });
    // Found and measured in one step: the page may draw a legend anew between two.
    const bad = await page.evaluate(() =>
      [...document.querySelectorAll('.chart-card .legend span')].filter((one) => {
        const card = one.closest('.card').getBoundingClientRect();
        const box = one.getBoundingClientRect();
        return box.right > card.right || box.left < card.left || one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline';
      }).map((one) => one.textContent),
    );
    expect(bad, `at ${width} pixels`).toEqual([]);
    await expect(page.locator('[data-chart=on_time_share] .legend')).toContainText('Typhoon');
  }
});

test('scenarios stand side by side, each with difference, interval and wins', async ({ page }) => {
  await openChanged(page);
  await view(page, 'compare');
  const pin = page.locator('[data-action=pin]');
  await pin.click();
  // A pinned policy that is also the current one has one column, and the button says so.
  await expect(pin).toBeDisabled();
  await expect(pin).toHaveText('当前方案已留作一列');
  await expect(page.locator('.side-by-side thead th')).toHaveCount(3);
  await expect(page.locator('[data-current=policy]')).toHaveText('当前方案');
  await enter(page, 'grid_households', 100);
  await expect(page.locator('.side-by-side thead th')).toHaveCount(4);
  await expect(page.locator('.side-by-side thead th').nth(2)).toContainText('当前方案');
  await expect(page.locator('[data-current=policy]')).toHaveCount(1);
  await expect(page.locator('.answer[data-runs="6"]')).toBeVisible();
  const row = page.locator('[data-row=on_time_share]');
  await expect(row.locator('td')).toHaveCount(3);
  await expect(row.locator('td').nth(2)).toContainText(/\d\/6次更好/);
  await expect(row.locator('td').nth(1)).not.toHaveText(await row.locator('td').nth(2).innerText());
  await expect(page.locator('[data-chart=differences] svg').first()).toBeVisible();
  await page.reload();
  await done(page, 6);
  await view(page, 'compare');
  await expect(page.locator('.side-by-side thead th'), 'what was added is there after a reload').toHaveCount(4);
  await page.getByRole('button', { name: /^移除这一列/ }).click();
  await expect(page.locator('.side-by-side thead th')).toHaveCount(3);
});

test('the map shows any figure at any date, plays, and leads to a community', async ({ page }) => {
  await openChanged(page);
  await view(page, 'places');
  const map = page.locator('[data-map=places]');
  const date = map.locator('[data-date]');
  await expect(date).toHaveText('2018-06-30');
  await expect(map.locator('[data-place]')).toHaveCount(4);
  await map.locator('input[type=range]').press('Home');
  await expect(date).toHaveText('2018-01-01');
  await map.locator('[data-action=play]').click();
  await expect(date).toHaveText('2018-06-30');
  await map.locator('[data-action=map-figure]').selectOption({ label: '知晓率' });
  await expect(map.locator('[data-place="0"]')).toHaveText(/^\d+$/);
  await map.locator('[data-place="2"]').click();
  const report = page.locator('[data-report="2"]');
  await expect(report.locator('[data-star]')).toHaveCount(5);
  await expect(report.locator('.indicators tbody tr')).toHaveCount(40);
  await expect(report.locator('.events time').first()).toHaveText(/^2018-\d\d-\d\d$/);
  const shown = await report.locator('.events time').count();
  await report.locator('[data-events=all]').click();
  expect(await report.locator('ol.events time').count()).toBeGreaterThanOrEqual(shown);
  await expect(report.locator('[data-events=all]')).toHaveAttribute('aria-pressed', 'true');
  const grids = report.locator('.foldout', { hasText: '走访户次' });
  await grids.locator('summary').click();
  const tiles = await grids.locator('.tile').count();
  expect(tiles).toBeGreaterThan(1);
  await expect(grids.locator('tbody tr')).toHaveCount(tiles);
  await report.getByText('规则的判断过程').click();
  await report.locator('[data-decision=five_star] summary').click();
  await expect(report.locator('[data-decision=five_star] .steps li').first()).toContainText('→');
  await expect(page.locator('.table-card tr.on')).toHaveCount(1);
});

test('who gains and loses, and which change did what', async ({ page }) => {
  await openChanged(page);
  await enter(page, 'visit_share', 80);
  await expect(page.locator('.answer')).toContainText('2项调整');
  await done(page, 6);
  await view(page, 'why');
  const groups = page.locator('[data-why=groups]');
  await groups.locator('[data-grouping=Elderly]').click();
  await expect(groups.locator('tbody tr')).toHaveCount(2);
  await expect(groups.locator('tbody tr').first()).toContainText(/[+−]?\d+\.\d至[+−]?\d+\.\d/);
  await page.locator('[data-action=attribute]').click();
  const changes = page.locator('[data-why=changes] tbody tr');
  await expect(changes).toHaveCount(2);
  await expect(page.locator('[data-why=changes]')).toContainText('6次配对运行');
  await expect(changes.first()).toContainText('至');
});

test('warnings about an opened file are shown, and it is open', async ({ page }) => {
  await openTiny(page);
  const notice = page.locator('[data-file=mind]');
  await expect(notice).toContainText('tiny.toml');
  await notice.locator('summary').click();
  await expect(notice).toContainText('2019-08-31');
  // The facts state it beside the date.
  await page.locator('#tab-data').click();
  const late = page.locator('[data-outside]');
  await expect(late.first()).toHaveText('（不在起止日期内，不会发生）');
  expect(await late.count()).toBeGreaterThan(1);
  await notice.getByRole('button', { name: '关闭' }).click();
  await expect(notice).toHaveCount(0);
});

test('an unclear answer says how many more runs would settle it, and what the changes cost', async ({ page }) => {
  await openTiny(page);
  await enter(page, 'grid_households', 140);
  await expect(page.locator('.adjustments')).toBeVisible();
  await done(page, 6);
  await expect(page.locator('[data-price]')).toContainText('专职人员');
});

for (const name of ['charts', 'compare', 'places', 'why']) {
  test(`the view ${name} is accessible and whole in both languages, on a phone too`, async ({ page }) => {
    await openChanged(page, { query: '?lang=en&theme=dark' });
    await view(page, name);
    if (name === 'places') await page.locator('[data-place="1"]').click();
    if (name === 'places') await expect(page.locator('[data-report="1"]')).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    const left = await page.locator('.outcome').evaluate((outcome) => outcome.innerText.match(/.*[\u3400-\u9fff].*/g) ?? []);
    expect(left).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}
