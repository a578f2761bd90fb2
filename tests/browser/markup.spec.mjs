// Names from a file are always shown as text: no view, tab, tooltip or picture interprets them as markup.

import { test, expect } from './fixtures.mjs';
import { TINY, done, openTiny } from './page.mjs';

const MARKUP = '<img src=x onerror=alert(1)>';

/** Every kind of text that a scenario can contain, with markup in it. */
const TOWN = `${TINY.replaceAll(/"(小城|Small town)[^"]*"/g, `"${MARKUP}"`)}
[[declare]]
id = "extra"
label = "${MARKUP}"
range = [0.0, 1.0]
default = 0.0
[[metrics]]
id = "metric_load"
label = "${MARKUP}"
[rules]
mine = '''
fn metric_load(city) { city.petitions_open * 1.0 }
'''
[[shocks]]
id = "first"
label = "${MARKUP}"
date = "2018-03-01"
days = 7
needs = { property = 2.0 }
[data]
communities = '''
street,community,type,households
${MARKUP},${MARKUP} 1,old,900
${MARKUP},${MARKUP} 2,old,800
'''
`;

/** Elements that can only come from the file's markup. */
const made = (page) => page.evaluate(() => document.querySelectorAll('img[src=x], [onerror]').length);

test('names in markup stay text in every view, tab and tooltip', async ({ page }) => {
  await openTiny(page, { text: TOWN, query: '?research' });
  for (const tab of ['rules', 'data', 'parameters']) {
    await page.locator(`#tab-${tab}`).click();
    expect(await made(page)).toBe(0);
  }
  await expect(page.locator('#scenario option:checked')).toContainText(MARKUP);
  for (const view of ['charts', 'compare', 'places', 'why', 'overview']) {
    await page.locator(`#view-${view}`).click();
    await page.evaluate(() => new Promise((resolve) => window.gongzhi.whenIdle(resolve)));
    expect(await made(page)).toBe(0);
  }
  const chart = page.locator('.chart svg').first();
  await chart.hover();
  await expect(page.locator('.chart > div').filter({ hasText: '2018' }).first()).toBeVisible();
  expect(await made(page)).toBe(0);
  await page.locator('#view-places').click();
  const row = page.locator('.table-card tbody tr').first();
  await expect(row).toContainText(MARKUP);
  await row.click();
  await done(page, 6);
  expect(await made(page)).toBe(0);
});
