// The page stays quick: nothing large is done at once. No clock is read here; what is counted is what happens in one task.

import { test, expect } from './fixtures.mjs';
import { openTiny } from './page.mjs';

test('every chart is made in a task of its own', async ({ page }) => {
  // A timer's callback and all that follows from it at once carry its number.
  await page.addInitScript(() => {
    let task = 0;
    const later = window.setTimeout;
    window.setTimeout = (work, ...more) => later.call(window, typeof work === 'function' ? (...given) => { task += 1; work(...given); } : work, ...more);
    window.chartsByTask = {};
    const made = (node) => node instanceof SVGElement && node.localName === 'svg' && node.closest('.chart');
    new MutationObserver((changes) => {
      const count = changes.flatMap((change) => [...change.addedNodes]).flatMap((node) => (node.querySelectorAll ? [node, ...node.querySelectorAll('svg')] : [])).filter(made).length;
      if (count) window.chartsByTask[task] = (window.chartsByTask[task] ?? 0) + count;
    }).observe(document, { childList: true, subtree: true });
  });
  await openTiny(page);
  await expect(page.locator('.charts .chart svg')).toHaveCount(7);
  await page.locator('#view-charts').click();
  await expect(page.locator('.charts.all .chart svg')).toHaveCount(9);
  const counts = await page.evaluate(() => Object.values(window.chartsByTask));
  expect(counts.length).toBeGreaterThanOrEqual(16);
  expect(Math.max(...counts)).toBe(1);
});

test('what is folded away is not made before it is opened', async ({ page }) => {
  await openTiny(page);
  const fold = page.locator('.assumptions').first();
  await expect(fold.locator('[data-param]')).toHaveCount(0);
  await fold.locator('summary').click();
  await expect(fold.locator('[data-param]').first()).toBeVisible();
  await fold.locator('summary').click();
  await expect(fold.locator('[data-param]').first()).toBeHidden();
});
