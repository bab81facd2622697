import { expect, test } from 'vitest';

import { endpoint } from './rest';
import { WeightMeter } from './weight-meter';

// The table of the venue's API pages, as ccxt 4.5.84 has it too.
test.each([
  ['/fapi/v1/klines', 'limit=99', 1],
  ['/fapi/v1/klines', 'limit=100', 2],
  ['/fapi/v1/klines', 'limit=499', 2],
  ['/fapi/v1/klines', '', 5],
  ['/fapi/v1/klines', 'limit=1000', 5],
  ['/fapi/v1/klines', 'limit=1500', 10],
  ['/fapi/v1/depth', 'limit=50', 2],
  ['/fapi/v1/depth', 'limit=100', 5],
  ['/fapi/v1/depth', 'limit=500', 10],
  ['/fapi/v1/depth', 'limit=1000', 20],
  ['/fapi/v1/aggTrades', '', 20],
  ['/fapi/v1/premiumIndex', 'symbol=BTCUSDT', 1],
  ['/fapi/v1/premiumIndex', '', 10],
  ['/futures/data/openInterestHist', '', 0],
])('%s?%s weighs %d', (path, query, weight) => {
  expect(endpoint(path)?.weight(new URLSearchParams(query))).toBe(weight);
});

test('weight adds up within a minute and starts anew with the next', () => {
  const meter = new WeightMeter();
  expect([meter.add(20, 60_000), meter.add(5, 119_999), meter.add(1, 120_000)]).toEqual([20, 25, 1]);
});

test('above 2400 the minute is closed, for as long as it has left', () => {
  const meter = new WeightMeter();
  meter.add(2400, 60_000);
  expect(meter.wait(60_000)).toBeUndefined();
  meter.add(1, 75_000);
  expect(meter.wait(75_000)).toBe(45);
});
