import { existsSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import type { Figure } from '../figures/figure';
import { RECORDED_DATA } from '../replay/recorded-data';
import { barLines, binanceOrderLines, folder, interestLines } from './recorded.testing';
import { report } from './report';

const DAYS = 4;
const BARS = 'binance_um_ETHUSDT_5m_20260105_20260108.csv';
const ORDERS = 'binance_um_ETHUSDT_forceOrder_20260108.csv';

function find(figures: readonly Figure[], ...words: string[]): Figure {
  const found = figures.find(({ name }) => words.every((word) => name.includes(word)));
  if (!found)
    throw new Error(
      `expected a figure of ${words.join(', ')}, got ${figures.map(({ name }) => name).join('; ')}`,
    );
  return found;
}

describe('the report on recorded markets', () => {
  it('has nothing to say of a folder without recordings', () => {
    expect(report(folder({ 'README.md': ['nothing'] }))).toEqual([]);
  });

  it('scores forced orders against every reference and says what is wrong with them', () => {
    const figures = report(folder({ [BARS]: barLines(DAYS), [ORDERS]: binanceOrderLines(DAYS) }));
    for (const reference of ['uniform', 'template', 'naive peer']) {
      const { value, interval, n } = find(figures, `information gain over ${reference}`, '1 h ahead');
      expect(n).toBeGreaterThan(10);
      expect(interval![0]).toBeLessThanOrEqual(value);
      expect(interval![1]).toBeGreaterThanOrEqual(value);
    }
    expect(find(figures, 'realised ÷ predicted', '1 h ahead').value).toBeGreaterThan(0);
    expect(find(figures, 'caveat', 'f in price').value).toBeCloseTo(0.4, 1);
    expect(find(figures, 'caveat', 'own price').value).toBe(0);
    expect(find(figures, 'caveat', 'without a size').value).toBeCloseTo(1 / 288, 9);
    expect(find(figures, 'caveat', 'stored side was inverted').value).toBe(1);
    expect(find(figures, 'caveat', 'bars with open interest').value).toBe(0);
  });

  it('follows touches where there is open interest and no forced order', () => {
    const figures = report(
      folder({ [BARS]: barLines(DAYS + 4), 'binance_um_ETHUSDT_oi_5m_x.csv': interestLines(DAYS + 4) }),
    );
    expect(find(figures, '1h: touches a band').n).toBeGreaterThan(0);
    expect(find(figures, 'stamps that came late').value).toBeGreaterThan(0);
    expect(find(figures, 'bars with open interest').value).toBeCloseTo(1, 2);
  });

  it.skipIf(!existsSync(RECORDED_DATA))(
    'finds every recording of the recorded data',
    { timeout: 300_000 },
    () => {
      const figures = report(RECORDED_DATA);
      for (const recording of [
        'its own forced orders',
        'forced orders of OKX',
        'open interest and bars',
        'Hyperliquid',
      ])
        find(figures, 'caveat', recording);
      expect(find(figures, 'Binance ETH', 'own price').value).toBeLessThan(0.1);
      expect(find(figures, 'Binance ETH', 'converted price').value).toBeGreaterThan(0.8);
    },
  );
});
