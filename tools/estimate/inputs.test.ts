import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { HOUR, MINUTE } from '../../lib/core/time';
import { millis } from '../../lib/core/units';
import { readFunding } from './funding';
import { instants, readInputs } from './inputs';
import { readLiquidations } from './liquidations';
import { readOpenInterest } from './metrics';
import { scratch } from './scratch.testing';
import { readTradeBars } from './trades-file';

const file = scratch();
const T = Date.UTC(2025, 0, 1);
const NONE = {
  symbol: 'BTCUSDT',
  klines: [],
  mark: [],
  metrics: [],
  funding: [],
  liquidations: [],
  trades: [],
};

describe('metrics files', () => {
  const header =
    'create_time,symbol,sum_open_interest,sum_open_interest_value,count_toptrader_long_short_ratio,sum_taker_long_short_vol_ratio\n';

  test('give open interest, whatever their ratio columns hold', () => {
    const text = `${header}2025-01-01 00:00:00,BTCUSDT,74803.41,3456683790.3,"",""\n2025-01-01 00:05:00,BTCUSDT,74861.6,34,"",""\n`;
    expect(readOpenInterest([file('metrics.csv', text)], 'BTCUSDT')).toEqual([
      { time: T, quantity: 74_803.41 },
      { time: T + 5 * MINUTE, quantity: 74_861.6 },
    ]);
  });

  test('that are empty or zero somewhere, or hold another symbol, have no sample there', () => {
    const rows = ['BTCUSDT,1', 'BTCUSDT,""', 'BTCUSDT,0', 'ETHUSDT,5', 'BTCUSDT,2'];
    const text = header + rows.map((row, i) => `2025-01-01 00:${i}0:00,${row},0,"",""`).join('\n');
    const samples = readOpenInterest([file('holes.csv', text)], 'BTCUSDT');
    expect(samples.map(({ quantity }) => quantity)).toEqual([1, 2]);
  });

  test('stamped two seconds late are put on their minute; an irregular series is left as it is', () => {
    const read = (name: string, times: readonly number[]) =>
      readOpenInterest([file(name, `t,oi\n${times.map((time) => `${time},1`).join('\n')}`)], 'BTCUSDT').map(
        ({ time }) => time - T,
      );
    expect(read('late.csv', [T, T + 302_000, T + 600_000])).toEqual([0, 300_000, 600_000]);
    expect(read('loose.csv', [T + 29_546, T + 90_185, T + 151_949])).toEqual([29_546, 90_185, 151_949]);
  });
});

describe('funding files', () => {
  test('give each rate with its own interval', () => {
    const text = `calc_time,funding_interval_hours,last_funding_rate\n${T + 3},8,0.0001\n${T + 4 * HOUR},4,-0.00005\n`;
    expect(readFunding([file('funding.csv', text)], 'BTCUSDT')).toEqual([
      { time: T + 3, rate: 0.0001, interval: 8 * HOUR, kind: 'realised' },
      { time: T + 4 * HOUR, rate: -0.00005, interval: 4 * HOUR, kind: 'realised' },
    ]);
  });

  test('without intervals take them from the spacing, and a missing rate does not lengthen one', () => {
    const times = [0, 8, 12, 16, 40].map((hours) => `${T + hours * HOUR},0.0001`);
    const rates = readFunding(
      [file('spaced.csv', `funding_time_ms,funding_rate\n${times.join('\n')}`)],
      'BTCUSDT',
    );
    expect(rates.map(({ interval }) => interval / HOUR)).toEqual([8, 8, 4, 4, 8]);
  });
});

describe('liquidation files', () => {
  const header =
    'time,side,order_type,time_in_force,original_quantity,price,average_price,order_status,last_fill_quantity,accumulated_fill_quantity\n';

  test('a SELL closed a long, a BUY a short', () => {
    const rows = [
      `${T},SELL,LIMIT,IOC,2,100,101,FILLED,1,1.5`,
      `${T + 5},BUY,LIMIT,IOC,3,100,0,NEW,0,0`,
      `${T + 9},BUY,LIMIT,IOC,0,100,0,NEW,0,0`,
    ];
    expect(readLiquidations([file('liquidations.csv', header + rows.join('\n'))], 'BTCUSDT')).toEqual([
      { time: T, position: 'long', quantity: 1.5, fillPrice: 101, orderPrice: 100 },
      { time: T + 5, position: 'short', quantity: 3, orderPrice: 100 },
    ]);
  });

  test('say nothing of the time before their first order, and are silent after the last', () => {
    const bars = [0, 1, 2].map((minute) => `${T + minute * MINUTE},1,1,1,1,1`).join('\n');
    const inputs = readInputs({
      ...NONE,
      klines: [file('bars.csv', `open_time,open,high,low,close,volume\n${bars}\n`)],
      liquidations: [file('late-start.csv', `time,side,quantity,price\n${T + MINUTE},SELL,1,1\n`)],
    });
    expect(inputs.heard).toEqual([{ from: T + MINUTE, to: T + 3 * MINUTE }]);
  });

  test('with another side are refused', () => {
    const path = file('bad-side.csv', `time,side,quantity,price\n${T},LONG,1,100\n`);
    expect(() => readLiquidations([path], 'BTCUSDT')).toThrow(
      `${path}, line 2, column "side": expected SELL or BUY, got "LONG"`,
    );
  });
});

describe('trade files', () => {
  const trades = [
    { ts: T + 1, px: 100, sz: 1, side: 'B' },
    { ts: T + 59_999, px: 99, sz: 2, side: 'A' },
    { ts: T + 120_000, px: 101, sz: 4, side: 'B' },
  ];
  const bars = [
    { openTime: T, duration: MINUTE, open: 100, high: 100, low: 99, close: 99, volume: 3, takerBuy: 1 },
    {
      openTime: T + 120_000,
      duration: MINUTE,
      open: 101,
      high: 101,
      low: 101,
      close: 101,
      volume: 4,
      takerBuy: 4,
    },
  ];

  test('of JSON lines make minute bars, and a minute without trades is a gap', () => {
    expect(readTradeBars([file('t.jsonl', trades.map((trade) => JSON.stringify(trade)).join('\n'))])).toEqual(
      bars,
    );
  });

  test('of CSV may say the side or whether the buyer was the maker', () => {
    const sided = trades.map(({ ts, px, sz, side }) => `${ts},${px},${sz},${side === 'B' ? 'buy' : 'SELL'}`);
    const maker = trades.map(({ ts, px, sz, side }) => `${sz},${px},${ts},${side === 'A'}`);
    expect(readTradeBars([file('side.csv', sided.join('\n'))])).toEqual(bars);
    expect(
      readTradeBars([file('maker.csv', `quantity,price,transact_time,is_buyer_maker\n${maker.join('\n')}`)]),
    ).toEqual(bars);
  });

  test('broken at a line are refused by that line', () => {
    const path = file('cut.jsonl', `${JSON.stringify(trades[0])}\n{"ts":17`);
    expect(() => readTradeBars([path])).toThrow(`${path}, line 2: expected a JSON object`);
  });

  test('beside klines give the taker share of bars that have no split and all their minutes', () => {
    const klines = file(
      'klines.csv',
      `time,open,high,low,close,volume\n${[0, 1, 2].map((k) => `${T + k * MINUTE},100,101,99,100,6`).join('\n')}`,
    );
    const path = file('beside.jsonl', trades.map((trade) => JSON.stringify(trade)).join('\n'));
    const inputs = readInputs({ ...NONE, klines: [klines], trades: [path] });
    expect(inputs.bars.map((bar) => bar.takerBuy)).toEqual([2, undefined, 6]);
  });
});

describe('inputs', () => {
  test('are undefined where no file was named', () => {
    const trades = [file('few.csv', `${T},100,1,B\n${T + MINUTE},100,1,B`)];
    expect(Object.keys(readInputs({ ...NONE, trades }))).toEqual(['bars']);
  });

  test('of another symbol only are refused', () => {
    const trades = [file('few.csv', `${T},100,1,B`)];
    const metrics = [file('eth.csv', 'create_time,symbol,sum_open_interest\n2025-01-01,ETHUSDT,5')];
    expect(() => readInputs({ ...NONE, trades, metrics })).toThrow('no value of BTCUSDT');
  });

  test('every four hours are the whole multiples within the bars', () => {
    const rows = [...Array(600).keys()].map((k) => `${T + 2 * HOUR + k * MINUTE},100,1,B`);
    const bars = readTradeBars([file('ten-hours.csv', rows.join('\n'))]);
    const times = instants({ every: millis(4 * HOUR) }, bars);
    expect(times.map((time) => (time - T) / HOUR)).toEqual([4, 8, 12]);
  });
});

const DATA = process.env['ISOBAR_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

describe.skipIf(!existsSync(DATA))('recordings (skipped where the folder of recordings is absent)', () => {
  const path = (name: string) => `${DATA}/${name}`;

  test('of 13 months of five-minute bars with open interest and funding are read whole', () => {
    const inputs = readInputs({
      ...NONE,
      klines: [path('klines/binance_um_BTCUSDT_5m_20241231_20260219.csv.gz')],
      mark: [path('klines/binance_um_BTCUSDT_mark_1h_20241231_20260219.csv.gz')],
      metrics: [path('oi_funding/binance_um_BTCUSDT_oi_5m_20251201_20260611.csv.gz')],
      funding: [path('oi_funding/binance_um_BTCUSDT_funding_8h_20241231_20260219.csv')],
    });
    expect(inputs.bars).toHaveLength(119_724);
    expect(inputs.markBars).toHaveLength(9_981);
    expect(inputs.openInterest).toHaveLength(55_296);
    expect(inputs.openInterest!.every(({ time }) => time % (5 * MINUTE) === 0)).toBe(true);
    expect(inputs.funding).toHaveLength(1_247);
    expect(new Set(inputs.funding!.map(({ interval }) => interval))).toEqual(new Set([8 * HOUR]));
  });

  test('of the metrics archive, of a day of trades and of forced orders are read', () => {
    const metrics = readOpenInterest([path('oi_funding/BTCUSDT-metrics-2022-01-01.csv')], 'BTCUSDT');
    expect(metrics).toHaveLength(288);
    const bars = readTradeBars([path('trades/trades_BTC_20260613.jsonl.gz')]);
    expect(bars.length).toBeGreaterThan(1_400);
    expect(bars.every((bar) => bar.takerBuy! <= bar.volume)).toBe(true);
    const forced = readLiquidations(
      [path('liquidations/binance_um_ETHUSDT_forceOrder_20250820_21.csv')],
      'ETHUSDT',
    );
    expect(forced).toHaveLength(606 - 128);
  });
});
