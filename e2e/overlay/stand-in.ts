/** The built extension with a worker that says what the test tells it to: the content scripts are the real ones. */
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BrowserContext, Worker } from '@playwright/test';

import { DEFAULT_SETTINGS } from '../../lib/protocol/defaults';
import type { Settings } from '../../lib/protocol/settings';
import type { SitePreferences } from '../../lib/protocol/site';
import type {
  ChartSnapshot,
  ClusterView,
  DivergenceView,
  GlanceSnapshot,
  HeatmapView,
  LiquidationView,
  OwnLevelView,
} from '../../lib/protocol/snapshot';

const BUILT = '.output/chrome-mv3';

const WORKER = `
const coins = new Map();
const said = new Map();
const heard = [];
const reaches = (port, { coin }) => coin === undefined || coin === coins.get(port);
const hears = (port, words) => { if (reaches(port, words)) port.postMessage(words.message); };
chrome.runtime.onConnect.addListener((port) => {
  coins.set(port, undefined);
  port.onDisconnect.addListener(() => coins.delete(port));
  port.onMessage.addListener((message) => {
    heard.push(message);
    if (message.type !== 'subscribe') return;
    coins.set(port, message.coin);
    for (const words of said.values()) hears(port, words);
  });
});
self.say = (message, coin) => {
  const words = { message, coin };
  said.set(message.type === 'settings' ? message.type : 'data of ' + coin, words);
  for (const port of coins.keys()) hears(port, words);
};
self.silent = () => said.clear();
self.heard = heard;
self.hangUp = () => { for (const port of coins.keys()) port.disconnect(); coins.clear(); };
`;

interface Manifest {
  background?: { service_worker: string };
}

/** Takes the clocks out of the host data that was built in: hosts whose charts' zone nobody knows. */
function forgetClocks(script: string): void {
  const parts = readFileSync(script, 'utf8').split(/clock:[`'"]browser[`'"]/);
  if (parts.length < 2) throw new Error(`${script}: a clock was expected, there is none`);
  writeFileSync(script, parts.join('clock:void 0'));
}

/** Returns the folder of an extension whose worker is the stand-in. */
export function extensionWithStandIn(host: { readonly clockless?: boolean } = {}): string {
  if (!existsSync(BUILT)) throw new Error(`${BUILT} is missing: run "npm run build" first`);
  const folder = mkdtempSync(join(tmpdir(), 'isobar-extension-'));
  cpSync(BUILT, folder, { recursive: true });
  if (host.clockless) forgetClocks(join(folder, 'overlay.js'));
  writeFileSync(join(folder, 'stand-in.js'), WORKER);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  manifest.background = { service_worker: 'stand-in.js' };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

interface StandIn {
  say(message: unknown, coin?: string): void;
  silent(): void;
  hangUp(): void;
  readonly chrome: { readonly runtime: { reload(): void } };
  readonly heard: readonly Readonly<Record<string, unknown>>[];
}

async function workerOf(context: BrowserContext): Promise<Worker> {
  return context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
}

/** Tells every port, and whoever asks later; or those alone that ask for a coin. */
export async function say(context: BrowserContext, message: unknown, coin?: string): Promise<void> {
  await (
    await workerOf(context)
  ).evaluate(([m, c]) => (globalThis as unknown as StandIn).say(m, c), [message, coin] as const);
}

/** Whoever asks from now on hears nothing, until something is said again. */
export async function fallSilent(context: BrowserContext): Promise<void> {
  await (await workerOf(context)).evaluate(() => (globalThis as unknown as StandIn).silent());
}

/** Closes every port, as a worker that is stopped does. */
export async function hangUp(context: BrowserContext): Promise<void> {
  await (await workerOf(context)).evaluate(() => (globalThis as unknown as StandIn).hangUp());
}

/** Restarts the extension under the page; what it put there is orphaned. */
export async function reload(context: BrowserContext): Promise<void> {
  const worker = await workerOf(context);
  await worker.evaluate(
    () => void setTimeout(() => (globalThis as unknown as StandIn).chrome.runtime.reload()),
  );
}

/** What content scripts have asked for. */
export async function heard(context: BrowserContext): Promise<StandIn['heard']> {
  return (await workerOf(context)).evaluate(() => (globalThis as unknown as StandIn).heard);
}

export function settingsMessage(change: Partial<Settings> = {}, site?: SitePreferences): unknown {
  return { type: 'settings', settings: { ...DEFAULT_SETTINGS, ...change }, ...(site && { site }) };
}

/** A cluster around a price, so many percent wide. */
export function clusterAt(peak: number, widthPct: number, more: Partial<ClusterView> = {}): ClusterView {
  const half = (peak * widthPct) / 200;
  return {
    side: 'long',
    low: peak - half,
    high: peak + half,
    peak,
    distancePct: 1,
    quantity: 600,
    usd: 600 * peak,
    usdLow: 200 * peak,
    usdHigh: 1500 * peak,
    strength: 0.6,
    confidence: 0.8,
    class: 'actionable',
    tiers: [10, 25],
    thin: false,
    ...more,
  };
}

export interface Scenery {
  readonly symbol?: string;
  /** How many coins the perpetual's price is for. */
  readonly unit?: number;
  readonly price: number;
  readonly now: number;
  readonly clusters: readonly ClusterView[];
  readonly divergences?: readonly DivergenceView[];
  readonly status?: GlanceSnapshot['status'];
}

export function glanceMessage(scenery: Scenery): { type: 'glance'; snapshot: GlanceSnapshot } {
  const { symbol = 'BTCUSDT', unit = 1, price, now, clusters, divergences = [], status = 'live' } = scenery;
  const base = symbol.replace(/USDT$/, '');
  const coin = unit === 1 ? base : base.replace(String(unit), '');
  return {
    type: 'glance',
    snapshot: {
      v: 1,
      revision: 1,
      instrument: { venue: 'binance', symbol, base, quote: 'USDT', coin, unit, tickSize: price * 1e-6 },
      lookback: '7d',
      status,
      reasons: [],
      asOf: now,
      builtAt: now,
      price,
      priceTime: now,
      clusters: [...clusters],
      signals: [],
      divergences: [...divergences],
      coverage: {
        venues: [{ venue: 'binance', status: 'live', reasons: [] }],
        barsExpected: 100,
        barsPresent: 100,
        openInterestShare: 1,
        takerSplitShare: 1,
        markShare: 1,
        gaps: [],
      },
    },
  };
}

export interface FullScenery extends Scenery {
  readonly heatmap?: HeatmapView;
  readonly liquidations?: readonly LiquidationView[];
  readonly ownLevels?: readonly OwnLevelView[];
}

/** What the worker sends to a chart. */
export function chartMessage(scenery: FullScenery): { type: 'chart'; snapshot: ChartSnapshot } {
  const { heatmap, liquidations = [], ownLevels = [] } = scenery;
  return {
    type: 'chart',
    snapshot: {
      ...glanceMessage(scenery).snapshot,
      ...(heatmap ? { heatmap } : {}),
      liquidations: [...liquidations],
      ownLevels: [...ownLevels],
    },
  };
}
