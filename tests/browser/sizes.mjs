// The size of the download, compressed with brotli as a web server would.
// It lists the first visit and, separately, the two lazy chunks and the model document. The budget before these is 1.5 MB; tests/site/sizes.test.mjs enforces
// it. Scenarios and icons are not counted.

import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bundle files that `file` imports statically. */
async function eager(folder, file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(join(folder, file), 'utf8');
  for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) await eager(folder, next, seen);
  return seen;
}

async function weigh(path) {
  const content = await readFile(path);
  const brotli = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  return { name: basename(path), bytes: content.length, brotli };
}

async function measure(what, paths) {
  const parts = await Promise.all(paths.map(weigh));
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
  return { what, files: paths.length, bytes: sum('bytes'), brotli: sum('brotli'), parts };
}

/** Rows: the first visit, then each lazy chunk with the files that only it needs, and the model document; `parts` lists the files of each. */
export async function sizes(dist) {
  const program = join(dist, (await readdir(dist)).find((name) => name.startsWith('program-')));
  const js = join(program, 'js');
  const first = await eager(js, 'main.js');
  const rows = [
    await measure('first visit (shell, styles, Wasm, glue, entry)', [
      join(dist, 'index.html'),
      join(dist, 'sw.js'),
      ...['styles.css', 'shell.js', 'guard.js', 'offline.js', 'gongzhi_bg.wasm', 'gongzhi.js', 'boot.js', 'worker.js'].map((name) => join(program, name)),
      ...[...first].map((name) => join(js, name)),
    ]),
  ];
  const all = await readdir(js);
  // The entry files of each chunk; the charts have two.
  for (const [name, entries] of [['editor', ['editor']], ['charts', ['core', 'charts']]]) {
    const files = new Set();
    for (const entry of entries) await eager(js, all.find((file) => file.startsWith(`${entry}-`) && file.endsWith('.js')), files);
    rows.push(await measure(`${name} (when first asked for)`, [...files].filter((file) => !first.has(file)).map((file) => join(js, file))));
  }
  const documents = (await readdir(dist)).filter((name) => name.endsWith('.html') && name !== 'index.html');
  rows.push(await measure('documents (when first asked for)', [join(program, 'theme.js'), ...documents.map((name) => join(dist, name))]));
  return rows;
}
