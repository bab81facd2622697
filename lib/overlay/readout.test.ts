import { expect, test } from 'vitest';

import type { ClusterView } from '../protocol/snapshot';
import { numberWords } from './number-words';
import { bandList, readoutText, type ReadoutWords } from './readout';

const numbers = numberWords('en');

const words: ReadoutWords = {
  side: (side) => (side === 'short' ? 'Shorts' : 'Longs'),
  range: numbers.range,
  distance: ({ distancePct }) => `${distancePct}%`,
  class: (name) => name,
  size: ({ usd }) => `est. ${numbers.dollars(usd)}`,
  interval: ({ usdLow, usdHigh }) => numbers.dollarRange(usdLow, usdHigh),
  share: numbers.share,
  confidence: (share) => `sure ${numbers.share(share)}`,
  leverages: (tiers) => tiers.map((tier) => `${tier}×`).join(', '),
  growth: (fraction) => numbers.change(fraction, 0),
  beyond: numbers.percentRange,
  flag: (flag) => flag,
  time: numbers.time,
  names: {
    distance: 'Distance',
    size: 'If price arrives',
    interval: '80 %',
    beyond: 'Carried beyond',
    strength: 'Strength',
    tiers: 'Leverage',
    venues: 'Venues',
    growth: 'In 24 h',
    beware: 'Beware',
    asOf: 'As of',
  },
  advice: 'Estimates, not financial advice',
};

const source = {
  instrument: { symbol: 'BTCUSDT', tickSize: 0.1 },
  coverage: { venues: [{ venue: 'binance' }, { venue: 'bybit' }] } as never,
  asOf: Date.UTC(2026, 2, 4, 13, 30),
};

const band: ClusterView = {
  side: 'short',
  low: 61_240,
  high: 61_610,
  peak: 61_425,
  distancePct: 2.29,
  quantity: 600,
  usd: 41_000_000,
  usdLow: 28_000_000,
  usdHigh: 60_000_000,
  strength: 0.72,
  confidence: 0.8,
  class: 'actionable',
  tiers: [10, 25],
  thin: false,
  growth: -0.12,
};

test('a readout says range, distance, size with its interval, strength, leverage, venues and growth', () => {
  const { side, title, rows } = readoutText(band, source, words);
  expect([side, title]).toEqual(['short', '61,240 – 61,610']);
  expect(rows).toEqual([
    ['Distance', '2.29% · actionable'],
    ['If price arrives', 'est. $41M'],
    ['80 %', '$28–60M'],
    ['Strength', '72% · sure 80%'],
    ['Leverage', '10×, 25×'],
    ['Venues', 'Binance, Bybit'],
    ['In 24 h', '−12%'],
  ]);
});

test('a readout names the venues that give the band where they are known', () => {
  const { rows } = readoutText({ ...band, venues: ['bybit'] }, source, words);
  expect(rows).toContainEqual(['Venues', 'Bybit']);
});

test('a readout says how far price would be carried, and what may be wrong with the band', () => {
  const doubtful: ClusterView = {
    ...band,
    overshootLow: 0.052,
    overshootHigh: 0.4,
    runaway: true,
    transient: { time: 0, sigmas: 4, reversed: 0.8 },
    whipsaw: true,
  };
  const { rows } = readoutText(doubtful, source, words);
  expect(rows).toContainEqual(['Carried beyond', '0.052% – 0.4%']);
  expect(rows).toContainEqual(['Beware', 'runaway, transient, whipsaw']);
});

test('what is copied stands alone: it names the market, the side, the time and that it is an estimate', () => {
  const lines = readoutText(band, source, words).copy.split('\n');
  expect(lines[0]).toBe('BTCUSDT · Shorts · 61,240 – 61,610');
  expect(lines).toContain('If price arrives: est. $41M');
  expect(lines).toContain('80 %: $28–60M');
  expect(lines).toContain('As of: Mar 4, 2026, 1:30 PM UTC');
  expect(lines.at(-1)).toBe('Estimates, not financial advice');
});

test('what is not known has no row', () => {
  const { growth: _, ...young } = band;
  const { asOf: __, ...undated } = source;
  const { rows, copy } = readoutText({ ...young, tiers: [] }, undated, words);
  expect(rows.map(([name]) => name)).toEqual(['Distance', 'If price arrives', '80 %', 'Strength', 'Venues']);
  expect(copy).not.toContain('As of');
});

test('a band brought to a market of other units keeps the digits that it is worth', () => {
  const pepe = { ...source, instrument: { symbol: '1000PEPEUSDT', tickSize: 0.000_001 }, factor: 0.001 };
  const cluster = { ...band, low: 0.000_011_21, high: 0.000_011_43, peak: 0.000_011_3 };
  expect(readoutText(cluster, pepe, words).title).toBe('0.00001121 – 0.00001143');
});

test('bands are listed from high to low without the thin ones, and the nearest is known', () => {
  const at = (peak: number, distancePct: number, thin = false): ClusterView => ({
    ...band,
    low: peak - 50,
    high: peak + 50,
    peak,
    distancePct,
    thin,
  });
  const { texts, nearest } = bandList(
    [at(58_000, 3), at(62_000, 3.4), at(60_100, 0.2, true), at(61_000, 1.7)],
    source,
    words,
  );
  expect(texts.map(({ title }) => title)).toEqual(['61,950 – 62,050', '60,950 – 61,050', '57,950 – 58,050']);
  expect(nearest).toBe(1);
  expect(bandList([], source, words)).toEqual({ texts: [], nearest: 0 });
});
