// Both languages are complete, and both themes are legible.

import { test, expect, axeViolations } from './fixtures.mjs';
import { openRule, openTiny } from './page.mjs';

const TABS = ['parameters', 'rules', 'data', 'changes', 'cases'];

/** Visible texts and labels, except code and parts marked as the other language. */
async function texts(page, otherLang) {
  return page.evaluate((other) => {
    const found = [];
    const skip = (element) => element.closest(`code, pre, script, noscript, style, .cm-editor, [lang="${other}"]`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (textContent.trim() && parentElement && !skip(parentElement)) found.push(textContent.trim());
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (!skip(element)) for (const name of ['aria-label', 'title', 'placeholder']) if (element.hasAttribute(name)) found.push(element.getAttribute(name));
    }
    return found;
  }, otherLang);
}

async function everywhere(page, look) {
  for (const tab of TABS) {
    await page.locator(`#tab-${tab}`).click();
    await look(tab);
  }
  await openRule(page, 'star_score');
  await look('rule');
}

test('switched to English, nothing is left in Chinese', async ({ page }) => {
  await openTiny(page);
  await page.locator('[data-action=language]').first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await everywhere(page, async (where) => {
    // Charts appear one by one, each in its own task.
    await expect(async () => {
      const left = (await texts(page, 'zh-CN')).filter((text) => /[\u3400-\u9fff]/.test(text));
      expect(left, where).toEqual([]);
    }).toPass();
  });
});

test('in Chinese no internal name is left', async ({ page }) => {
  await openTiny(page);
  await everywhere(page, async (where) => {
    const left = (await texts(page, 'en')).filter((text) => /[a-z]+_[a-z]+/.test(text) && !/\.(toml|json|csv)/.test(text));
    expect(left, where).toEqual([]);
  });
});

for (const [name, query] of [['Chinese, light', '?lang=zh&theme=light'], ['English, dark', '?lang=en&theme=dark']]) {
  test(`no accessibility violations: ${name}`, async ({ page }) => {
    await openTiny(page, { query });
    await everywhere(page, async (where) => expect(await axeViolations(page), where).toEqual([]));
  });
}

test('a phone shows one column, and everything can be reached', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openTiny(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.locator('.phone-bar').getByRole('button', { name: '政策' }).click();
  await expect(page.locator('[data-param=grid_households]')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
