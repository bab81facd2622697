import { expect, it } from 'vitest';

import { HOUR } from '../../lib/core/time';
import { recordFiles } from '../replay/record-files';
import { binanceRecordings } from './binance-recordings';
import { forecastsOf, pointsOf } from './forecasts';
import { barLines, binanceOrderLines, folder } from './recorded.testing';
import type { Recording } from './recording';

function recording(): Recording {
  const directory = folder({
    'binance_um_ETHUSDT_5m_20260105_20260107.csv': barLines(3),
    'binance_um_ETHUSDT_forceOrder_20260107.csv': binanceOrderLines(3),
  });
  return binanceRecordings(recordFiles(directory), directory, 'ETH')[0]!;
}

it('forecasts rest on what had closed: nothing that comes later changes them', () => {
  const known = recording();
  const points = pointsOf(known, HOUR);
  const seen = points.slice(0, points.length / 2);
  const now = seen.at(-1)!.time;
  const bars = known.bars.map((bar) =>
    bar.openTime < now
      ? bar
      : { ...bar, high: bar.high * 1.2, low: bar.low * 0.8, volume: bar.volume * 9, liquidated: 1e6 },
  );
  const answers = (of: Recording) =>
    forecastsOf(of, seen).flatMap(({ estimate, others }) =>
      [estimate, ...others.values()].flatMap(({ long, short }) => [...long, ...short]),
    );
  const [before, after] = [answers(known), answers({ ...known, bars })];
  expect(before.some((quantity) => quantity > 0)).toBe(true);
  for (const [i, quantity] of before.entries()) expect(after[i]).toBeCloseTo(quantity, 9);
});

it('forecasts follow each other, and what came after one ends where the next begins', () => {
  const known = recording();
  const points = pointsOf(known, 4 * HOUR);
  for (const [i, { time }] of points.entries()) expect(time).toBe(points[0]!.time + i * 4 * HOUR);
  expect(points[0]!.time).toBeGreaterThanOrEqual(known.orders[0]!.time);
  expect(points.at(-1)!.time + 4 * HOUR).toBeLessThanOrEqual(known.orders.at(-1)!.time);
});
