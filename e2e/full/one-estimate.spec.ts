import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@playwright/test';

import { LOOKBACKS } from '../../lib/core/time';
import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import type { MarketFeed } from '../../tools/exchange/market-feed';
import { BINS, trueDensity } from '../../tools/score/density';
import { visibleText } from '../../tools/start/screens';
import { panelSnapshot, test } from './fixture';

const BAR = 5 * 60_000; // what the worker computes a week from

/** The week before `end` as archive files, from the same record that the exchange serves. */
function archiveFiles(feed: MarketFeed, end: number): { klines: string; mark: string; metrics: string } {
  const folder = mkdtempSync(join(tmpdir(), 'isobar-archive-'));
  const from = end - LOOKBACKS['7d'];
  const file = (name: string, lines: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  return {
    klines: file(
      'klines.csv',
      feed
        .bars(BAR, from, end - 1)
        .map((bar) =>
          [
            bar.openTime,
            bar.open,
            bar.high,
            bar.low,
            bar.close,
            bar.volume.toFixed(3),
            bar.openTime + BAR - 1,
            bar.quoteVolume,
            bar.trades,
            bar.takerBuy!.toFixed(3),
            bar.takerBuyQuote,
            0,
          ].join(','),
        ),
    ),
    mark: file('mark.csv', [
      'open_time,open,high,low,close',
      ...feed
        .markBars(BAR, from, end - 1)
        .map((bar) => [bar.openTime, bar.open, bar.high, bar.low, bar.close].join(',')),
    ]),
    metrics: file('metrics.csv', [
      'create_time,symbol,sum_open_interest',
      ...feed.openInterest(BAR, from, end).map(({ time, quantity }) => [time, 'BTCUSDT', quantity].join(',')),
    ]),
  };
}

function fromCommandLine(
  feed: MarketFeed,
  end: number,
): { clusters: PanelSnapshot['clusters']; asymmetry: number } {
  const { klines, mark, metrics } = archiveFiles(feed, end);
  const out = join(mkdtempSync(join(tmpdir(), 'isobar-answer-')), 'answer.jsonl');
  const args = [
    '--venue',
    'binance',
    '--symbol',
    'BTCUSDT',
    '--klines',
    klines,
    '--mark',
    mark,
    '--metrics',
    metrics,
  ];
  execFileSync(process.execPath, [
    '--import',
    'tsx',
    'tools/estimate/main.ts',
    ...args,
    '--at',
    String(end),
    '--lookback',
    '7d',
    '--out',
    out,
  ]);
  return JSON.parse(readFileSync(out, 'utf8'));
}

test.describe('one estimate, four views', () => {
  test('the worker and the command line say the same clusters from the same record', async ({ running }) => {
    const panel = await panelSnapshot(running);
    const answer = fromCommandLine(running.feed, panel.asOf!);
    const key = ({ side, low, high }: { side: string; low: number; high: number }): string =>
      `${side} ${low.toFixed(0)}–${high.toFixed(0)}`;
    expect(panel.clusters.length).toBeGreaterThan(1);
    expect(panel.clusters.map(key).sort()).toEqual(answer.clusters.map(key).sort());
    expect(panel.asymmetry).toBeCloseTo(answer.asymmetry, 6);
  });

  test('popup and side panel show the nearest band of the worker’s snapshot', async ({ running }) => {
    const panel = await panelSnapshot(running);
    const nearest = panel.clusters.find(({ thin }) => !thin)!;
    const page = await running.context.newPage();
    for (const screen of ['popup', 'sidepanel']) {
      await page.goto(`${running.origin}/${screen}.html`);
      await expect
        .poll(async () => (await visibleText(page)).join('\n').replaceAll(/[^\d\n–]/g, ''), {
          timeout: 20_000,
        })
        .toContain(String(Math.round(nearest.low)));
    }
    await page.close();
  });

  test('bands stand where the simulated market’s true liquidations are dense', async ({ running }) => {
    const panel = await panelSnapshot(running);
    const truth = running.feed.truth();
    const price = panel.price!;
    const density = (side: 'long' | 'short', low: number, high: number): number => {
      const bins = trueDensity(side, truth[side], price);
      const distances = [low, high].map((at) => Math.abs(at / price - 1)).sort((a, b) => a - b);
      const inside = bins.slice(Math.floor(distances[0]! * 1000), Math.ceil(distances[1]! * 1000));
      return inside.reduce((sum, value) => sum + value, 0) / inside.length;
    };
    const bands = panel.clusters.filter(({ thin, distancePct }) => !thin && distancePct <= 8);
    expect(bands.length).toBeGreaterThan(0);
    const ratios = bands.map(({ side, low, high }) => {
      const everywhere = trueDensity(side, truth[side], price).reduce((sum, value) => sum + value, 0) / BINS;
      return density(side, low, high) / everywhere;
    });
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(mean).toBeGreaterThan(1.2);
  });
});
