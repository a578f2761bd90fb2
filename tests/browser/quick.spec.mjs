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

test('a moved slider is answered by a line that grows until its result is there', async ({ page }) => {
  await page.goto('.');
  await expect(page.locator('.kpi[data-value]').first()).toBeVisible();
  const outcome = page.locator('#outcome');
  const raised = page.locator('[data-chart=petitions_raised]');
  const lines = raised.locator('.chart svg path[stroke="#0f766e"]');
  await expect(lines).toHaveCount(0);
  await raised.evaluate((card) => card.scrollIntoView({ block: 'center' }));
  const ends = page.evaluate(() => new Promise((resolve) => {
    const ends = new Set();
    const look = () => {
      const line = document.querySelector('[data-chart=petitions_raised] .key-under-way') && document.querySelector('[data-chart=petitions_raised] .chart svg path[stroke="#0f766e"]');
      if (line) ends.add(Math.round(line.getBBox().width));
      if (ends.size && document.getElementById('outcome').ariaBusy === 'false') resolve([...ends]);
      else requestAnimationFrame(look);
    };
    look();
  }));
  await page.locator('input[type=range]').first().press('ArrowLeft');
  await expect(outcome).toHaveAttribute('aria-busy', 'true');
  const widths = await ends;
  expect(widths.length).toBeGreaterThan(1);
  expect(widths).toEqual(widths.toSorted((a, b) => a - b));
  await expect(raised.locator('.key-under-way')).toHaveCount(0);
  await expect(lines.first()).toBeVisible();
});
