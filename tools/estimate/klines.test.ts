import { gzipSync } from 'node:zlib';

import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';

import { InputError } from './input-error';
import { readKlines, readMarkKlines } from './klines';
import { scratch } from './scratch.testing';

const file = scratch();
const T = 1_735_689_600_000;
const HEADER =
  'open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore';
const row = (minute: number, unit = 1) =>
  [
    (T + minute * 60_000) * unit,
    '100.1,101.5,99.5,100.9,12.5',
    (T + minute * 60_000 + 60_000) * unit - 1,
    '1250,9,7.5,750,0',
  ].join(',');
const BAR = {
  openTime: T,
  duration: 60_000,
  open: 100.1,
  high: 101.5,
  low: 99.5,
  close: 100.9,
  volume: 12.5,
  takerBuy: 7.5,
};

describe('kline files', () => {
  test.each([
    ['with a header', 'a.csv', `${HEADER}\n${row(0)}\n${row(1)}\n`],
    ['without one', 'b.csv', `${row(0)}\n${row(1)}\n`],
    ['in microseconds', 'c.csv', `${HEADER}\r\n${row(0, 1_000)}\r\n${row(1, 1_000)}\r\n`],
    ['of a single row', 'd.csv', row(0)],
    ['gzipped', 'e.csv.gz', gzipSync(`${HEADER}\n${row(0)}`)],
    ['zipped', 'f.zip', zipSync({ 'f.csv': strToU8(`${row(0)}\n`) })],
    ['with a byte-order mark', 'g.csv', `\ufeff${HEADER}\n${row(0)}`],
  ])('%s are read', (_, name, content) => {
    const bars = readKlines([file(name, content)]);
    expect(bars[0]).toEqual(BAR);
    expect(bars.slice(1).map((bar) => bar.openTime)).toEqual(bars.length > 1 ? [T + 60_000] : []);
  });

  test('that name their columns otherwise are read, a missing split staying absent', () => {
    const text = 'Timestamp,Close,Open,Low,High,Volume,taker_buy_base\n'.concat(
      '2025-01-01 00:00:00+00:00,100.9,100.1,99.5,101.5,12.5,\n',
      '2025-01-01 00:05:00+00:00,100.9,100.1,99.5,101.5,12.5,7.5\n',
    );
    const [first, second] = readKlines([file('named.csv', text)]);
    const { takerBuy: _, ...unsplit } = { ...BAR, duration: 300_000 };
    expect(first).toEqual(unsplit);
    expect(second).toEqual({ ...BAR, openTime: T + 300_000, duration: 300_000 });
  });

  test('are put in order, an overlap counting once and a hole staying one', () => {
    const late = file('late.csv', `${row(3)}\n${row(5)}`);
    const early = file('early.csv', `${row(0)}\n${row(1)}\n${row(3)}`);
    expect(readKlines([late, early]).map((bar) => (bar.openTime - T) / 60_000)).toEqual([0, 1, 3, 5]);
  });

  test('of mark prices need no volume', () => {
    const text = `time,open,high,low,close\n${T},1,2,1,2\n${T + 3_600_000},2,2,1,1\n`;
    expect(readMarkKlines([file('mark.csv', text)])).toEqual([
      { openTime: T, duration: 3_600_000, open: 1, high: 2, low: 1, close: 2 },
      { openTime: T + 3_600_000, duration: 3_600_000, open: 2, high: 2, low: 1, close: 1 },
    ]);
  });

  const head = 'time,open,high,low,close,volume,taker_buy_base\n';
  const good = `\n${T + 60_000},1,1,1,1,1,1`;
  test.each([
    [
      'text for a price',
      `${head}${T},1,x,1,1,1,1${good}`,
      /line 2, column "high": expected a number, got "x"/,
    ],
    ['no price', `${head}${T},1,,1,1,1,1${good}`, /line 2, column "high": .* got nothing/],
    ['a zero price', `${head}${T},0,1,1,1,1,1${good}`, /line 2, column "open": .* above zero, got "0"/],
    ['a high below the close', `${head}${T},1,2,1,3,1,1${good}`, /column "high": expected the highest/],
    ['a low above the open', `${head}${T},1,3,2,3,1,1${good}`, /column "low": expected the lowest/],
    [
      'too many buys',
      `${head}${T},1,1,1,1,1,2${good}`,
      /column "taker_buy_base": expected at most the volume, 1/,
    ],
    ['negative volume', `${head}${T},1,1,1,1,-1,0${good}`, /column "volume": .* not negative, got "-1"/],
    ['a bad time', `${head}soon,1,1,1,1,1,1${good}`, /line 2, column "time": expected a time, got "soon"/],
    ['no close column', `time,open,high,low,volume\n${T},1,1,1,1`, /no column "close"; it has time, open/],
    ['a row cut short', `${head}${T},1,1,1,1,1,1\n${T + 60_000},1,1`, /line 3, column "low": .* got nothing/],
    ['no rows', head, /has no rows/],
    ['nothing', '', /has no rows/],
    ['one row of unknown length', `${head}${T},1,1,1,1,1,1`, /how long a bar is/],
  ])('with %s are refused by file, line and column', (name, text, message) => {
    const path = file(`${name}.csv`, text);
    const read = () => readKlines([path]);
    expect(read).toThrow(InputError);
    expect(read).toThrow(message);
    expect(read).toThrow(path);
  });

  test('that are not there, are broken or disagree are refused', () => {
    expect(() => readKlines(['/nowhere/x.csv'])).toThrow(/\/nowhere\/x.csv: cannot be read/);
    const broken = file('broken.gz', gzipSync(row(0)).subarray(0, 20));
    expect(() => readKlines([broken])).toThrow(/broken.gz: cannot be unpacked/);
    const one = file('one.csv', row(0));
    const other = file('other.csv', row(0).replace('100.9', '100.8'));
    expect(() => readKlines([one, other])).toThrow('two different bars at 2025-01-01T00:00:00.000Z');
    const longer = file(
      'longer.csv',
      `time,open,high,low,close,volume\n${T},1,1,1,1,1\n${T + 300_000},1,1,1,1,1`,
    );
    expect(() => readKlines([one, longer])).toThrow('different lengths: 1, 5 minutes');
  });
});
