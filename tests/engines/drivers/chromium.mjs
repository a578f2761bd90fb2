// Chromium (Blink and V8), the browser in which tests/browser runs in full.

import { existsSync } from 'node:fs';
import { launchOptions } from '../../browser/browser.mjs';
import { start } from './puppeteer.mjs';

export const chromium = {
  name: 'Chromium',
  missing: () => (existsSync(launchOptions.executablePath ?? '') ? null : 'no Chromium at /usr/bin/chromium; GONGZHI_CHROMIUM may name another'),
  start: (downloads) => start({ browser: 'chrome', ...launchOptions }, downloads),
};
