// Pictures of the page for a person to look at: every view, two widths, two languages, two themes; and the states without a result.
// Usage: cargo xtask shots, or: node tests/browser/shots.mjs ADDRESS FOLDER [VIEW …]   (views: overview charts compare places why states)
// Never: compares pictures; fonts differ between machines.

import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchOptions } from './browser.mjs';
import { TINY } from './tiny.mjs';

const [address = 'http://127.0.0.1:8080/', folder = 'out/shots', ...wanted] = process.argv.slice(2);
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const VIEWS = ['overview', 'charts', 'compare', 'places', 'why'];
/** Three years, so that assessments and shocks are in the picture. */
const SCENARIO = TINY.replace('2018-06-30', '2020-12-31').replace('communities = 4', 'communities = 24');

/** A page in a look of its own; `look` is size, language, theme. */
async function open(browser, [size, lang, theme]) {
  const phone = size === 'phone';
  const context = await browser.newContext({ viewport: sizes[size], isMobile: phone, hasTouch: phone, locale: lang === 'zh' ? 'zh-CN' : 'en-GB', colorScheme: theme });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(`  ${message.text()}`));
  await page.goto(`${address}?lang=${lang}&theme=${theme}`);
  await page.locator('#boot').waitFor({ state: 'detached', timeout: 60_000 });
  return page;
}

/** Shows the whole column, not only what fits into the window. */
async function save(page, name, whole) {
  const { width, height } = page.viewportSize();
  if (whole) {
    const long = await page.locator('.outcome').evaluate((outcome) => outcome.scrollHeight + outcome.getBoundingClientRect().top + window.scrollY);
    await page.setViewportSize({ width, height: Math.min(Math.max(height, Math.ceil(long)), 6000) });
  }
  await page.waitForTimeout(Number(process.env.GONGZHI_SETTLE_MS ?? 900));
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(file);
}

async function giveFile(page, text, name) {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}

/** Opens a small city with one change, and goes through the views. */
async function views(browser, look, names) {
  const page = await open(browser, look);
  const pane = (i) => (look[0] === 'phone' ? page.locator('.phone-panes button').nth(i).click() : null);
  await giveFile(page, SCENARIO, 'tiny.toml');
  await page.locator('.answer[data-runs="6"]').waitFor({ timeout: 120_000 });
  await pane(0);
  await page.locator('[data-param=grid_households] input[type=number]').fill('60');
  await page.locator('.adjustments').waitFor({ state: 'attached' });
  await pane(1);
  await page.locator('.answer[data-runs="6"]').waitFor({ timeout: 120_000 });
  for (const view of names) {
    await page.setViewportSize(sizes[look[0]]);
    await page.locator(`#view-${view}`).click();
    if (view === 'places') {
      await page.locator('[data-place="2"]').click();
      await page.locator('[data-story]').waitFor();
    }
    if (view === 'why') {
      await page.locator('[data-action=attribute]').click();
      await page.locator('[data-why=changes] tbody tr').first().waitFor();
    }
    await save(page, [view, ...look].join('-'), true);
  }
  await page.context().close();
}

/** What stands where there is no result. */
async function states(browser, look) {
  const state = async (name, act) => {
    const page = await open(browser, look);
    await act(page);
    await save(page, [name, ...look].join('-'), false);
    await page.context().close();
  };
  await state('first-run', async () => {});
  await state('stopped', (page) => page.locator('[data-action=run]:visible').click());
  await state('refused', (page) => giveFile(page, TINY.replace('communities', 'comunities'), 'wrong.toml'));
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
const names = VIEWS.filter((view) => !wanted.length || wanted.includes(view));
for (const size of Object.keys(sizes)) {
  for (const lang of ['zh', 'en']) {
    for (const theme of ['light', 'dark']) {
      if (names.length) await views(browser, [size, lang, theme], names);
      if (!wanted.length || wanted.includes('states')) await states(browser, [size, lang, theme]);
    }
  }
}
await browser.close();
