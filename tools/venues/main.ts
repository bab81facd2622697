/**
 * `npm run -s venues -- [--json] [--only wire,trades,sums,year]`: what is read of each venue, and how well.
 * The clients are bundled as the extension's worker is, with ccxt cut down: that is what is measured.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'vite';

import { ccxtSlim } from '../build/ccxt-slim';

const OUT = path.resolve('node_modules/.cache/venues');

await build({
  configFile: false,
  logLevel: 'error',
  plugins: [ccxtSlim()],
  ssr: { noExternal: [/\/ccxt\/js\/src\//] },
  build: { ssr: 'tools/venues/measures.ts', outDir: OUT, target: 'es2022', emptyOutDir: true },
});
await import(pathToFileURL(path.join(OUT, 'measures.js')).href);
