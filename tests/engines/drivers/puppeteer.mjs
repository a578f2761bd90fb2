// What Chromium and Firefox have in common: puppeteer drives both, one by its own protocol, the other by WebDriver BiDi.
// A driver is { name, missing(), start(downloads) }; what start gives is the small set of things a person does in a browser, see below.
// Never: knows the page, or lets a browser call home.

import puppeteer from 'puppeteer-core';

/** Starts a browser that saves files into a folder, with one empty page. */
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
    /** Goes to an address, and is there when the document is. */
    open: (address) => page.goto(address, { waitUntil: 'domcontentloaded' }),
    /** Answers a question about the page; the function and its arguments go there as text. */
    ask: (question, ...given) => page.evaluate(question, ...given),
    /** Clicks the first such element with the mouse. */
    click: (selector) => page.click(selector),
    /** Presses a key, named as KeyboardEvent.key names it, while Control is held or not. */
    press: async (key, { control = false } = {}) => {
      if (control) await page.keyboard.down('Control');
      await page.keyboard.press(key);
      if (control) await page.keyboard.up('Control');
    },
    /** Types a text key by key. */
    type: (text) => page.keyboard.type(text),
    /** Chooses a file in a file field. */
    choose: async (selector, file) => (await page.$(selector)).uploadFile(file),
    /** What was logged as an error since the page was opened. */
    errors: async () => errors,
    end: () => browser.close(),
  };
}
