// How much a visitor downloads, compressed with brotli as a web server would.
// What: what the first visit needs, and the two lazy chunks on their own. Why: the budget is 1.5 MB before the chunks. Never: counts scenarios or icons.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bundle files that `file` needs at once: imports that are not calls. */
async function eager(folder, file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(join(folder, file), 'utf8');
  for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g)) await eager(folder, next, seen);
  return seen;
}

async function measure(what, paths) {
  let bytes = 0;
  let brotli = 0;
  for (const path of paths) {
    const content = await readFile(path);
    bytes += content.length;
    brotli += brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  }
  return { what, files: paths.length, bytes, brotli };
}

/** Rows: the first visit, then each lazy chunk with what only it needs. */
export async function sizes(dist) {
  const program = join(dist, (await readdir(dist)).find((name) => name.startsWith('program-')));
  const js = join(program, 'js');
  const first = await eager(js, 'main.js');
  const rows = [
    await measure('first visit (Wasm, glue, entry)', [
      ...['gongzhi_bg.wasm', 'gongzhi.js', 'boot.js', 'worker.js'].map((name) => join(program, name)),
      ...[...first].map((name) => join(js, name)),
    ]),
  ];
  for (const name of ['editor', 'charts']) {
    const entry = (await readdir(js)).find((file) => file.startsWith(`${name}-`) && file.endsWith('.js'));
    const files = [...(await eager(js, entry))].filter((file) => !first.has(file));
    rows.push(await measure(`${name} (when first asked for)`, files.map((file) => join(js, file))));
  }
  return rows;
}
