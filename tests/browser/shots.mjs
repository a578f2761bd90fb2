// Pictures of the page for visual review: every view, tab and state, in three widths, two languages and two themes. They are not compared
// automatically, because fonts differ between machines.
// Usage: cargo xtask shots, or: node tests/browser/shots.mjs ADDRESS FOLDER [WORD …]   (WORDs select looks and pictures: wide zh report …)

import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchOptions } from './browser.mjs';
import { TINY } from './tiny.mjs';

const [address = 'http://127.0.0.1:8080/', folder = 'out/shots', ...wanted] = process.argv.slice(2);
const SIZES = { wide: { width: 1440, height: 900 }, laptop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const LOOK_WORDS = ['wide', 'laptop', 'phone', 'zh', 'en', 'light', 'dark'];
const asked = wanted.filter((word) => LOOK_WORDS.includes(word));
const names = wanted.filter((word) => !LOOK_WORDS.includes(word));
const PATIENCE = 240_000;
/** Three years, so that assessments and shocks appear. */
const SCENARIO = TINY.replace('2018-06-30', '2020-12-31').replace('communities = 4', 'communities = 24');

const file = (page, text, name = 'tiny.toml') => page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const done = (page) => page.locator('.answer[data-runs="6"]').waitFor({ state: 'attached', timeout: PATIENCE });
const column = (page, i) => (page.viewportSize().width < 800 ? page.locator('.phone-panes button').nth(i).click() : null);
const policy = (page) => column(page, 0);
const outcome = (page) => column(page, 1);

async function tab(page, name) {
  await policy(page);
  await page.locator(`#tab-${name}`).click();
}

async function view(page, name) {
  await outcome(page);
  await page.locator(`#view-${name}`).click();
}

/** One change, so that there is something to compare. */
async function change(page) {
  await tab(page, 'parameters');
  await page.locator('[data-param=grid_households] .number input').first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('60');
  await page.keyboard.press('Enter');
  await page.locator('.adjustments').waitFor({ state: 'attached', timeout: PATIENCE });
  await done(page);
}

/** Pictures in order, taken on one page: a name, and the steps from the previous picture. */
const TOUR = [
  ['first-load', async () => {}],
  ['refused', (page) => file(page, TINY.replace('communities', 'comunities'), 'wrong.toml')],
  ['stopped', (page) => page.locator('[data-action=run]:visible').click()],
  ['alone', async (page) => { await file(page, SCENARIO); await done(page); }],
  ['compare-empty', (page) => view(page, 'compare')],
  ['why-empty', (page) => view(page, 'why')],
  ['overview', async (page) => { await change(page); await view(page, 'overview'); }],
  ['charts', (page) => view(page, 'charts')],
  ['table', (page) => page.locator('[data-chart=contract-stages] .actions button').first().click()],
  ['compare', async (page) => { await view(page, 'compare'); await page.locator('[data-action=pin]').click(); }],
  ['map', (page) => view(page, 'places')],
  ['report', async (page) => { await page.locator('[data-place="2"]').click(); await page.locator('[data-report]').waitFor({ timeout: PATIENCE }); }],
  ['why', async (page) => {
    await view(page, 'why');
    await page.locator('[data-action=attribute]').click();
    await page.locator('[data-why=changes] tbody tr').first().waitFor({ timeout: PATIENCE });
  }],
  ['parameters', (page) => tab(page, 'parameters')],
  ['assumptions', (page) => page.locator('.assumptions summary').first().click()],
  ['rules', (page) => tab(page, 'rules')],
  ['editor', async (page) => { await page.locator('[data-rule=five_star]').click(); await page.locator('.cm-content').waitFor(); }],
  ['rule-error', async (page) => {
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.insertText(' let');
    await page.keyboard.press('Escape');
    await page.locator('.problems').first().waitFor({ timeout: PATIENCE });
  }],
  ['failed', outcome],
  ['data', (page) => tab(page, 'data')],
  ['cases', (page) => tab(page, 'cases')],
  ['research', async (page) => { await tab(page, 'data'); await page.locator('.top .tool[aria-pressed]').click(); }],
  ['running', async (page) => {
    await tab(page, 'cases');
    await page.locator('.case').nth(1).click();
    await outcome(page);
    await page.locator('[data-action=run]:not(.main):visible').waitFor();
  }],
];

/** A page with a given look: size, language, theme. */
async function open(browser, [size, lang, theme]) {
  const phone = size === 'phone';
  const context = await browser.newContext({ viewport: SIZES[size], isMobile: phone, hasTouch: phone, locale: lang === 'zh' ? 'zh-CN' : 'en-GB', colorScheme: theme });
  context.setDefaultTimeout(PATIENCE);
  context.setDefaultNavigationTimeout(PATIENCE);
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(`  ${message.text()}`));
  page.on('pageerror', (error) => console.error(`  ${error}`));
  await page.goto(`${address}?lang=${lang}&theme=${theme}`);
  await page.locator('#boot').waitFor({ state: 'detached' });
  return page;
}

/** Pictures of the left column; the others show the right one. */
const LEFT = ['parameters', 'assumptions', 'rules', 'editor', 'rule-error', 'data', 'cases', 'research'];

/** Captures the whole visible column, not only the part within the window. */
async function save(page, name) {
  const { width, height } = page.viewportSize();
  await page.waitForTimeout(Number(process.env.GONGZHI_SETTLE_MS ?? 900));
  const long = await page.locator(LEFT.some((left) => name.startsWith(left)) ? '.panel' : '.outcome').evaluate((box) => box.scrollHeight + box.getBoundingClientRect().top + window.scrollY);
  await page.setViewportSize({ width, height: Math.min(Math.max(height, Math.ceil(long) + (width < 800 ? 80 : 0)), 6000) });
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.setViewportSize({ width, height });
  // A table or panel that is too wide scrolls by itself; the page must not.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  console.log(`${name}.png${over > 0 ? `  !! ${over} pixels too wide` : ''}`);
}

async function tour(browser, look) {
  const page = await open(browser, look);
  for (const [name, act] of TOUR) {
    try {
      await act(page);
    } catch (error) {
      console.error(`  ${name}: ${error.message.split('\n')[0]}`);
      process.exitCode = 1;
    }
    const full = [name, ...look].join('-');
    if (!names.length || names.includes(name)) await save(page, full);
  }
  await page.context().close();
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
for (const size of Object.keys(SIZES)) {
  for (const lang of ['zh', 'en']) {
    for (const theme of ['light', 'dark']) {
      const look = [size, lang, theme];
      if (asked.every((word) => look.includes(word))) await tour(browser, look);
    }
  }
}
await browser.close();
