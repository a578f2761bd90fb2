// Pictures of the page for a person to look at: two widths, two languages, two themes.
// Usage: cargo xtask shots, or: node tests/browser/shots.mjs ADDRESS FOLDER [PATH …]   (a PATH such as "#/rules" adds that view)
// Never: compares pictures; fonts differ between machines.

import { chromium } from '@playwright/test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchOptions } from './browser.mjs';

const [address = 'http://127.0.0.1:8080/', folder = 'out/shots', ...paths] = process.argv.slice(2);
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

async function shoot(browser, size, lang, theme, path, index) {
  const context = await browser.newContext({
    viewport: sizes[size],
    isMobile: size === 'phone',
    hasTouch: size === 'phone',
    deviceScaleFactor: size === 'phone' ? 2 : 1,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
  });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && console.error(`  ${message.text()}`));
  await page.goto(`${address}?lang=${lang}&theme=${theme}${path}`);
  await page.locator('#boot').waitFor({ state: 'detached', timeout: 60_000 });
  await page.waitForTimeout(Number(process.env.GONGZHI_SETTLE_MS ?? 2500));
  const file = join(folder, `${index ? `${index}-` : ''}${size}-${lang}-${theme}.png`);
  await page.screenshot({ path: file, fullPage: Boolean(process.env.GONGZHI_FULL_PAGE) });
  console.log(file);
  await context.close();
}

await mkdir(folder, { recursive: true });
const browser = await chromium.launch(launchOptions);
for (const [index, path] of ['', ...paths].entries()) {
  for (const size of Object.keys(sizes)) {
    for (const lang of ['zh', 'en']) {
      for (const theme of ['light', 'dark']) await shoot(browser, size, lang, theme, path, index);
    }
  }
}
await browser.close();
