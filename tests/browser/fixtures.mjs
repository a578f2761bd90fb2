// The base of every browser test: `test` and `expect`, with a page whose errors fail the test, and `axe`.
// An error in the console is a defect even if the page looks right, so every error fails unless the test allows it by name.
//
//   import { test, expect, axeViolations } from './fixtures.mjs';
//   test('…', async ({ page, pageErrors }) => { … });   // pageErrors.allow(/…/) if the test provokes an error

import { test as base, expect } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { SLOW } from './patience.mjs';
import { slow } from './slow.mjs';

export { expect };

export const test = base.extend({
  slowed: [
    async ({ browser }, use) => {
      if (SLOW === 1) return use();
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const end = slow(processInfo.find(({ type }) => type === 'browser').id, SLOW);
      await use();
      await end();
    },
    { auto: true, scope: 'worker', timeout: 0 },
  ],
  pageErrors: [
    async ({ page }, use) => {
      const seen = [];
      const allowed = [];
      page.on('console', (message) => message.type() === 'error' && seen.push(`${message.text()} (${message.location().url})`));
      page.on('pageerror', (error) => seen.push(String(error)));
      page.on('response', (response) => response.status() >= 400 && seen.push(`${response.status()} ${response.url()}`));
      await use({ seen, allow: (pattern) => allowed.push(pattern) });
      expect(seen.filter((text) => !allowed.some((pattern) => pattern.test(text))), 'errors in the console').toEqual([]);
    },
    { auto: true },
  ],
});

/** Accessibility violations of WCAG 2.2 A and AA, as readable lines. */
export async function axeViolations(page, configure = (builder) => builder) {
  const builder = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await configure(builder).analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`));
}
