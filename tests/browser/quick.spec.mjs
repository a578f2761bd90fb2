// The page stays responsive: no task does a lot of work. The tests read no clock; they count what happens in one task.

import { test, expect } from './fixtures.mjs';
import { gate, hold, next, release } from './gate.mjs';
import { openTiny } from './page.mjs';

test('every chart is made in a task of its own', async ({ page }) => {
  // Numbers the timer callbacks; everything that one triggers synchronously has its number.
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
  await expect(page.locator('.charts .chart svg')).toHaveCount(5);
  await page.locator('#view-charts').click();
  await expect(page.locator('.charts.all .chart svg')).toHaveCount(8);
  const counts = await page.evaluate(() => Object.values(window.chartsByTask));
  expect(counts.length).toBeGreaterThanOrEqual(13);
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
  await gate(page);
  await page.goto('.');
  await expect(page.locator('.kpi[data-value]').first()).toBeVisible();
  const outcome = page.locator('#outcome');
  const raised = page.locator('[data-chart=petitions_raised]');
  const lines = raised.locator('.chart svg path[stroke="#0f766e"]');
  await expect(lines).toHaveCount(0);
  await raised.evaluate((card) => card.scrollIntoView({ block: 'center' }));
  await hold(page);
  await page.locator('input[type=range]').first().press('ArrowLeft');
  await expect(outcome).toHaveAttribute('aria-busy', 'true');
  // The worker's messages are delivered one by one, each drawn before the next, so every length of the line is observed.
  const widths = new Set();
  while ((await outcome.getAttribute('aria-busy')) === 'true') {
    if (!(await next(page))) continue;
    const grows = (await raised.locator('.key-under-way').count()) > 0 && (await lines.count()) > 0;
    if (grows) widths.add(await lines.first().evaluate((line) => Math.round(line.getBBox().width)));
  }
  await release(page);
  const seen = [...widths];
  expect(seen.length).toBeGreaterThan(1);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  await expect(raised.locator('.key-under-way')).toHaveCount(0);
  await expect(lines.first()).toBeVisible();
});
