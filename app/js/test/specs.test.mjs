// The browser tests must pass on a slow machine: none waits for a fixed time, sets its own limit, or judges by a clock. Times belong to the
// benchmark.

import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert/strict';

const folder = new URL('../../../tests/browser/', import.meta.url);
const HASTE = [
  [/waitForTimeout/, 'waits for a fixed time'],
  [/\btimeout:/, 'has a limit of its own'],
  [/performance\.now/, 'judges by a clock'],
  [/setTimeout\([^()]*(?:\([^()]*\)[^()]*)*,\s*[1-9]/, 'waits for a fixed time'],
  [/test\.(?:slow|setTimeout)\(/, 'has a limit of its own'],
];

for (const name of readdirSync(folder).filter((name) => name.endsWith('.spec.mjs'))) {
  test(`${name} does not depend on the machine's speed`, () => {
    const lines = readFileSync(new URL(name, folder), 'utf8').split('\n');
    const found = lines.flatMap((line, i) => HASTE.filter(([pattern]) => pattern.test(line)).map(([, what]) => `line ${i + 1} ${what}: ${line.trim()}`));
    assert.deepEqual(found, []);
  });
}
