/** Pages with a library's chart, whole documents with their scripts within. */
import { resolve } from 'node:path';

import { bundle } from '../overlay/bundle';
import type { PageOptions } from '../charts/chart-page';
import type { TradingViewSettings } from '../charts/pages/tradingview/page';

const bundled = new Map<string, Promise<string>>();

function code(file: string): Promise<string> {
  let found = bundled.get(file);
  if (!found) bundled.set(file, (found = bundle(resolve(file))));
  return found;
}

function script(text: string): string {
  return `<script>${text.replaceAll('</script', '<\\/script')}</script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export const DEFAULTS: PageOptions = { price: 60_123.4, tick: 0.1, seed: 7, layout: 'right' };

export interface DocumentParts {
  readonly title?: string;
  /** Markup before the chart's. */
  readonly body?: string;
  /** Ahead of the chart's own script. */
  readonly before?: string;
  readonly after?: string;
}

function documentOf(
  { title = '', body = '', before = '', after = '' }: DocumentParts,
  ...scripts: string[]
): string {
  return [
    `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title>`,
    `<style>body { margin: 0 }</style><body>${body}`,
    ...[before, ...scripts, after].filter(Boolean).map(script),
  ].join('\n');
}

/** A chart of one of the libraries in e2e/charts/pages, told of by `window.page`. */
export async function libraryDocument(
  library: string,
  options: Partial<PageOptions> = {},
  parts: DocumentParts = {},
): Promise<string> {
  const given = JSON.stringify({ ...DEFAULTS, ...options });
  return documentOf(parts, `window.pageOptions = ${given}`, await code(`e2e/charts/pages/${library}.ts`));
}

/** One, two or four charts of the made-up TradingView library, told of by `window.truth`. */
export async function tradingViewDocument(
  settings: Partial<TradingViewSettings> = {},
  parts: DocumentParts = {},
): Promise<string> {
  return documentOf(
    parts,
    `window.tradingViewSettings = ${JSON.stringify(settings)}`,
    await code('e2e/charts/pages/tradingview/page.ts'),
  );
}

/** A page of the test's own: scripts only. */
export function plainDocument(parts: DocumentParts, ...scripts: string[]): string {
  return documentOf(parts, ...scripts);
}
