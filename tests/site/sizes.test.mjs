// The download stays within its budgets, compressed as a web server would (brotli). Every file of the program is counted.
// The first visit over a slow line matters most. Sizes are nearly the same on every machine, depending only on the compiler's version;
// times belong to the benchmark.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { sizes } from '../browser/sizes.mjs';

const dist = process.env.GONGZHI_DIST;
assert.ok(dist, 'GONGZHI_DIST is not set: run cargo xtask test --only site');

/** Bytes by the first word of a row: files fetched together. */
const TOGETHER = { first: 1_500_000, editor: 150_000, charts: 250_000, documents: 150_000 };

/** Bytes of each file of the first visit. */
const EACH = {
  'index.html': 3_000,
  'styles.css': 12_000,
  'shell.js': 2_000,
  'guard.js': 2_500,
  'gongzhi_bg.wasm': 1_450_000,
  'gongzhi.js': 16_000,
  'sw.js': 6_000,
  'offline.js': 1_000,
  'boot.js': 2_500,
  'worker.js': 1_000,
  'main.js': 1_000,
};

/** Greatest size in bytes of any other file of the first visit: pieces that several chunks share. */
const PIECE = 1_000;

const rows = await sizes(dist);

for (const { what, brotli, parts } of rows) {
  test(`${what}: ${Math.ceil(brotli / 1000)} KB`, () => {
    const budget = TOGETHER[what.split(' ')[0]];
    assert.ok(brotli <= budget, `${what} takes ${brotli} bytes, ${brotli - budget} more than its budget of ${budget}: ${JSON.stringify(parts, null, 1)}`);
  });
}

test('each file of the first visit is within its own budget', () => {
  const over = rows[0].parts.filter(({ name, brotli }) => brotli > (EACH[name] ?? PIECE));
  assert.deepEqual(over, []);
});

test('every file of the program is counted', () => {
  const program = readdirSync(dist).find((name) => name.startsWith('program-'));
  const counted = new Set(rows.flatMap(({ parts }) => parts.map(({ name }) => name)));
  const files = readdirSync(join(dist, program), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.deepEqual(files.map(({ name }) => name).filter((name) => !counted.has(name)), []);
});
