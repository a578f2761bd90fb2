// The browser tests' settings. `cargo xtask test` serves dist/ and sets GONGZHI_URL; the README says how to run them by hand.
// The tests run against the built page and download no browser.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';
import { PATIENCE } from './patience.mjs';

export default defineConfig({
  globalSetup: './warm.mjs',
  testDir: '.',
  testMatch: '**/*.spec.mjs',
  outputDir: 'results',
  // One worker, because the page itself uses every core.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // One limit for all tests; see patience.mjs.
  timeout: PATIENCE,
  expect: { timeout: PATIENCE },
  reporter: [['list']],
  use: {
    baseURL: process.env.GONGZHI_URL ?? 'http://127.0.0.1:8080/',
    launchOptions,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'allow',
    actionTimeout: 0,
    navigationTimeout: 0,
    // A trace captures the whole page at every step, which takes longer than most steps, so it is recorded only on request.
    trace: process.env.GONGZHI_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  projects: [{ name: 'chromium', use: { browserName: 'chromium' } }],
});
