// The published files reveal nothing about the machine that built them: no folder of the workspace, of a home, of cargo or of a compiler.
// Such a path may identify a person, and makes identical sources give different bytes on another machine.

import { readFileSync, readdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import assert from 'node:assert/strict';

const dist = process.env.GONGZHI_DIST;
assert.ok(dist, 'GONGZHI_DIST is not set: run cargo xtask test --only site');

const workspace = fileURLToPath(new URL('../../', import.meta.url));
const folders = [workspace, homedir(), tmpdir(), process.env.CARGO_HOME, '.cargo/registry', '.rustup', 'rustlib/src'].filter(Boolean);

/** Folders where systems keep homes, programs and temporary files. */
const systems = ['/home', '/root', '/Users', '/usr', '/opt', '/var', '/tmp', 'C:\\Users'];

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, path, name }) => ({ name, content: readFileSync(join(parentPath ?? path, name)) }));

/** The folders that occur in a file as the start of a longer path. */
const named = (content, folders) => folders.map((folder) => `${folder.replace(/[\\/]+$/, '')}/`).filter((folder) => content.includes(folder));

test('no file names a folder of this machine', () => {
  const found = files.flatMap(({ name, content }) => named(content, folders).map((folder) => `${name} holds ${folder}`));
  assert.deepEqual(found, []);
});

test('the Wasm names no folder of any system', () => {
  const [wasm] = files.filter(({ name }) => name === 'gongzhi_bg.wasm');
  assert.deepEqual(named(wasm.content, systems), []);
});
