/** Opens test pages, each library's bundled once. */
import { readdirSync } from 'node:fs';
import { basename, resolve } from 'node:path';

import type { BrowserContext, Page } from '@playwright/test';

import { bundle } from '../overlay/bundle';
import type { PageOptions } from './chart-page';

const FOLDER = resolve('e2e/charts/pages');
const bundled = new Map<string, Promise<string>>();

/** The libraries' names, which are their files'. */
export const LIBRARIES: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts') && file !== 'lightweight.ts')
  .map((file) => basename(file, '.ts'));

function script(file: string): Promise<string> {
  let code = bundled.get(file);
  if (!code) bundled.set(file, (code = bundle(resolve(FOLDER, file))));
  return code;
}

export const DEFAULTS: PageOptions = { price: 60_123.4, tick: 0.1, seed: 7, layout: 'right' };

/** A page of a library with its chart drawn; `before` runs ahead of the page's own script. */
export async function openChart(
  context: BrowserContext,
  library: string,
  options: Partial<PageOptions> = {},
  before?: string,
): Promise<Page> {
  const page = await context.newPage();
  if (before) await page.addInitScript({ content: before });
  const failure = new Promise<never>((_, fail) => page.once('pageerror', fail));
  failure.catch(() => undefined); // once the chart stands, its errors are the page's own
  await page.goto('about:blank');
  await page.evaluate((given) => void Object.assign(window, { pageOptions: given }), {
    ...DEFAULTS,
    ...options,
  });
  await page.addScriptTag({ content: await script(`${library}.ts`) });
  await Promise.race([page.waitForFunction(() => 'page' in window), failure]);
  return page;
}
