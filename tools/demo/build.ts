import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, 'page');
const OUTPUT = resolve(import.meta.dirname, '../../node_modules/.cache/demo');

/**
 * Builds the demo futures page: a site that draws with lightweight-charts from whatever exchange answers on its own
 * host, as the real ones do. `feedTitle` is said in the page's title. Returns the folder to serve.
 */
export async function exportDemoSite(feedTitle = 'demo'): Promise<string> {
  await build({
    root: ROOT,
    base: '/',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: { outDir: OUTPUT, emptyOutDir: true, target: 'es2022', modulePreload: false },
  });
  await writeFile(join(OUTPUT, 'feed.json'), JSON.stringify({ title: feedTitle }));
  return OUTPUT;
}
