// The common part of Chromium and Firefox: puppeteer drives both, one by its own protocol, the other by WebDriver BiDi.
// A driver is { name, missing(), start(downloads) }; start returns a small set of user actions, listed below. It knows nothing about the
// page, and keeps the browser from contacting its maker.

import puppeteer from 'puppeteer-core';

/** Starts a browser with one empty page, which saves downloads to a folder. */
export async function start(options, downloads) {
  const browser = await puppeteer.launch({
    headless: true,
    timeout: 0,
    protocolTimeout: 0,
    defaultViewport: { width: 1440, height: 900 },
    downloadBehavior: { policy: 'allow', downloadPath: downloads },
    ...options,
  });
  const [page] = await browser.pages();
  page.setDefaultTimeout(0);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return {
    version: () => browser.version(),
    /** Goes to an address and waits for the document. */
    open: (address) => page.goto(address, { waitUntil: 'domcontentloaded' }),
    /** Evaluates a function in the page; the function and its arguments are sent as text. */
    ask: (question, ...given) => page.evaluate(question, ...given),
    /** Clicks the first matching element with the mouse. */
    click: (selector) => page.click(selector),
    /** Presses a key, named as in KeyboardEvent.key, optionally with Control. */
    press: async (key, { control = false } = {}) => {
      if (control) await page.keyboard.down('Control');
      await page.keyboard.press(key);
      if (control) await page.keyboard.up('Control');
    },
    /** Types a text key by key. */
    type: (text) => page.keyboard.type(text),
    /** Chooses a file in a file field. */
    choose: async (selector, file) => (await page.$(selector)).uploadFile(file),
    /** Errors logged since the page was opened. */
    errors: async () => errors,
    end: () => browser.close(),
  };
}
