// Bundles app/js and app/css: a small entry, lazy chunks (the editor; the charts, in two files), and one style sheet.
// The page is usable before CodeMirror and ECharts have loaded. Writes only to the output folder.
// Usage: node app/js/build.mjs OUTPUT_FOLDER

import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const outdir = process.argv[2];
if (!outdir) {
  console.error('Name the output folder: node app/js/build.mjs OUTPUT_FOLDER');
  process.exit(2);
}

try {
  await build({
    entryPoints: { 'js/main': here('main.js'), styles: here('../css/index.css') },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    chunkNames: 'js/[name]-[hash]',
    minify: true,
    legalComments: 'eof',
    // Makes Chromium compile the whole file in the background while it loads, instead of function by function on the page's thread.
    banner: { js: '//# allFunctionsCalledOnLoad' },
    logLevel: 'warning',
  });
} catch {
  process.exit(1);
}
