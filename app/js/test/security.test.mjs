// docs/security.md states which guard and which test cover each threat: every file and test that it names must exist.

import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import assert from 'node:assert/strict';

const root = new URL('../../../', import.meta.url);
const rows = readFileSync(new URL('docs/security.md', root), 'utf8').split('\n').filter((line) => /^\| (?!---|what could)/.test(line));
const coded = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const isFile = (code) => code.includes('/') || /\.(?:lock|toml|json)$/.test(code);

test('every file that the list of threats names is there', () => {
  assert.ok(rows.length > 20);
  // Build output is not in any source folder.
  const missing = rows.flatMap(coded).filter((code) => isFile(code) && code !== 'assets.json' && !existsSync(new URL(code, root)));
  assert.deepEqual(missing, []);
});

for (const row of rows) {
  const cell = row.split(' | ').at(-1);
  // A file, and the names given for it before the next file.
  const parts = cell.split(/(?=`[^`]+\/[^`]+`)/).map((part) => ({ file: coded(part).find(isFile), named: part }));
  for (const { file, named } of parts.filter(({ file }) => file)) {
    const functions = coded(named).filter((code) => /^[a-z0-9]+(?:_[a-z0-9]+)+$/.test(code)).map((name) => `fn ${name}(`);
    const titles = [...named.matchAll(/"([^"]+)"/g)].flatMap(([, title]) => title.split('…'));
    const wanted = [...functions, ...titles.map((part) => part.trim())].filter(Boolean);
    if (wanted.length === 0) continue;
    test(`${file} has what the list of threats names of it: ${wanted.join(', ')}`, () => {
      const text = readFileSync(new URL(file, root), 'utf8');
      assert.deepEqual(wanted.filter((words) => !text.includes(words)), []);
    });
  }
}
