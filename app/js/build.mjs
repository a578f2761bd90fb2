// Bundles app/js and app/css: a tiny entry, lazy chunks (the editor; the charts, in two files), and one style sheet.
// Why: the page must be usable before CodeMirror and ECharts have arrived. Writes only into the folder named on the command line.
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
    // Chromium compiles all of such a file beside the page while it arrives, and not function by function in the page's way.
    banner: { js: '//# allFunctionsCalledOnLoad' },
    logLevel: 'warning',
  });
} catch {
  process.exit(1);
}
