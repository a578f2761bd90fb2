// Opens the page once before the first test; it tests nothing.
// A browser's first start on a machine fills caches, mainly of fonts, and may take longer than a test allows.

import { chromium } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { PATIENCE } from './patience.mjs';

export default async function warm(config) {
  const browser = await chromium.launch(launchOptions);
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(config.projects[0].use.baseURL, { timeout: PATIENCE });
    await page.locator('#boot').waitFor({ state: 'detached', timeout: PATIENCE });
  } finally {
    await browser.close();
  }
}
