/**
 * Size budgets per entrypoint, gzip. The files of a page are read from the built HTML and followed through static
 * imports, so a budget counts what a browser loads.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

import { type Figure, printFigures } from '../figures/figure';

const BUILD = resolve('.output/chrome-mv3');

/**
 * Gzip kilobytes. Popup and panel have no room for ccxt: that is the point; and the worker has none for the whole of any
 * exchange's class.
 */
const BUDGETS: Readonly<Record<string, number>> = {
  'background.js': 160,
  'chart-reader.js': 30,
  'overlay.js': 37,
  'popup.html': 45,
  'sidepanel.html': 105,
};

export function bundleSizes(): Figure[] {
  return Object.entries(BUDGETS).map(([entry, budget]) => {
    const bytes = [...files(entry)].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
    const value = bytes / 1000;
    return {
      name: `bundle ${entry}`,
      value,
      unit: 'kB gzip',
      goal: `≤ ${budget}`,
      n: 1,
      holds: value <= budget,
    };
  });
}

/** The entry's scripts and style sheets, and every chunk they import. */
function files(entry: string, seen = new Set<string>()): Set<string> {
  const path = join(BUILD, entry);
  if (seen.has(path)) return seen;
  if (!existsSync(path)) throw new Error(`${path} is not there: build first`);
  if (!entry.endsWith('.html')) seen.add(path);
  const text = readFileSync(path, 'utf8');
  const references = entry.endsWith('.html')
    ? text.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)
    : entry.endsWith('.js')
      ? text.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)
      : [];
  for (const [, reference] of references) {
    files(entry.endsWith('.html') ? reference! : join(dirname(entry), reference!), seen);
  }
  return seen;
}

if (process.argv[1]?.endsWith('budget/main.ts')) {
  const sizes = bundleSizes();
  printFigures(sizes, process.argv.includes('--json'));
  process.exitCode = sizes.every(({ holds }) => holds) ? 0 : 1;
}
