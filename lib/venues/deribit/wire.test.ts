import { describe, expect, test } from 'vitest';

import { HOUR } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { UnlistedSymbol } from '../unlisted-symbol';
import { VenueUnavailable } from '../venue-errors';
import { WireError } from '../wire-error';
import { type AskedBars, parseBars } from './chart';
import { levelsAsked, parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { resolutionOf } from './intervals';
import { parseServerTime } from './server-time';
import { parseTicker, tickerReader } from './ticker';
import { parseTrades, tradeReader } from './trades';
import * as wire from './wire-samples';
import { HOURLY, INTERVAL, LINEAR, START, SYMBOL } from './wire-samples';

const asked = (count: number): AskedBars => ({
  interval: INTERVAL as Millis,
  from: START as UnixMs,
  to: (START + count * INTERVAL) as UnixMs,
});
const at = (time: number): UnixMs => time as UnixMs;
const noFault = (fault: WireError): never => {
  throw fault;
};

function faultOf(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was refused');
}

/** The sample with another result. */
function changed(payload: Record<string, unknown>, change: object): unknown {
  return { ...payload, result: { ...(payload['result'] as object), ...change } };
}

describe('each payload becomes the record that it says', () => {
  test('columns become bars, whose volume is in coins for an inverse contract too', () => {
    const bars = parseBars(wire.chart(3), asked(3));
    expect(bars.map(({ openTime }) => (openTime - START) / INTERVAL)).toEqual([0, 1, 2]);
    expect(bars[1]).toEqual({
      openTime: START + INTERVAL,
      duration: INTERVAL,
      open: 37_000.5,
      high: 37_050,
      low: 36_990,
      close: 37_020,
      volume: 2.94375216,
    });
    expect(parseBars(wire.noChart(), asked(3))).toEqual([]);
  });

  test('a bar that is not over when the venue answers is left out', () => {
    expect(parseBars(wire.chart(3, START + 3 * INTERVAL - 1), asked(3))).toHaveLength(2);
    expect(parseBars(wire.chart(3, START + 3 * INTERVAL), asked(3))).toHaveLength(3);
  });

  test('trades are put in order by their number, and USD become coins at the trade’s price', () => {
    const { trades, hasMore } = parseTrades(wire.trades(wire.tradeRows(4).toReversed(), true), SYMBOL);
    expect(hasMore).toBe(true);
    expect(trades.map(({ id }) => id! - 271_252_854)).toEqual([0, 1, 2, 3]);
    expect(trades[1]).toEqual({ id: 271_252_855, time: START, price: 37_000, quantity: 0.02, taker: 'sell' });
    const linear = wire.trades([wire.tradeRow(0, { amount: 12.3, price: 140.55 }, LINEAR)]);
    expect(parseTrades(linear, LINEAR).trades[0]).toMatchObject({ quantity: 12.3, price: 140.55 });
  });

  test.each([
    ['T', 'sell', ['long']],
    ['T', 'buy', ['short']],
    ['M', 'sell', ['short']],
    ['M', 'buy', ['long']],
    ['MT', 'sell', ['long', 'short']],
    ['MT', 'buy', ['short', 'long']],
  ])(
    'of a trade marked %s whose taker’s side is %s these were closed: %j',
    (liquidation, direction, positions) => {
      const rows = [wire.tradeRow(0), wire.tradeRow(1, { liquidation, direction })];
      const { trades, forced } = parseTrades(wire.trades(rows), SYMBOL);
      expect(trades).toHaveLength(2);
      expect(forced).toEqual(
        positions.map((position) => ({ time: START, quantity: 0.02, fillPrice: 37_000, position })),
      );
    },
  );

  test('a streamed frame holds the same trades', () => {
    expect(tradeReader(SYMBOL)(wire.tradeRows(2))).toEqual(
      parseTrades(wire.trades(wire.tradeRows(2)), SYMBOL).trades,
    );
  });

  test('the ticker tells mark, index, funding by eight hours, and open interest in coins', () => {
    expect(parseTicker(wire.answer(wire.ticker()), SYMBOL)).toEqual({
      mark: {
        time: START,
        mark: 37_000,
        index: 36_998.77,
        predictedFunding: -0.00010782,
        fundingInterval: 8 * HOUR,
      },
      openInterest: { time: START, quantity: 20_000 },
    });
    const linear = wire.ticker({ instrument_name: LINEAR, open_interest: 164.5 });
    expect(parseTicker(wire.answer(linear), LINEAR).openInterest.quantity).toBe(164.5);
  });

  test('streamed open interest is told when it changes, not when the mark does', () => {
    const read = tickerReader(SYMBOL);
    expect(read(wire.ticker()).openInterest?.quantity).toBe(20_000);
    const next = read(wire.ticker({ mark_price: 37_001 }));
    expect(next.mark.mark).toBe(37_001);
    expect(next).not.toHaveProperty('openInterest');
    expect(read(wire.ticker({ open_interest: 370_000_000 })).openInterest?.quantity).toBe(10_000);
  });

  test('funding is what each hour cost, and a row before the range is none of it', () => {
    const rates = parseFundingRates(wire.funding([2, 0, 1]), at(HOURLY + 1), at(HOURLY + 3 * HOUR));
    expect(rates.map(({ time }) => (time - HOURLY) / HOUR)).toEqual([1, 2]);
    expect(rates[0]).toEqual({
      time: HOURLY + HOUR,
      rate: -9.47924408203475e-7,
      interval: HOUR,
      kind: 'realised',
    });
  });

  test('the book is cut to the levels that were asked for, and its USD become coins', () => {
    const { bids, asks, time } = parseDepth(wire.orderBook(), SYMBOL, 2);
    expect(time).toBe(START);
    expect([bids.length, asks.length]).toEqual([2, 2]);
    expect(bids[0]).toEqual({ price: 37_000, quantity: 3.18 });
    expect([1, 2, 7, 60, 200, 99_999].map(levelsAsked)).toEqual([1, 5, 10, 100, 1_000, 10_000]);
  });

  test('of the futures the perpetuals that are traded now are listed, inverse and linear', () => {
    const payload = wire.answer([
      wire.contract(),
      wire.contract({ instrument_name: 'BTC-27DEC30', settlement_period: 'month' }),
      wire.contract({ instrument_name: 'XRP-PERPETUAL', is_active: false }),
      wire.linearContract(),
    ]);
    expect(parseInstruments(payload, noFault)).toEqual([
      {
        venue: 'deribit',
        symbol: SYMBOL,
        base: 'BTC',
        quote: 'USD',
        linear: false,
        contractSize: 10,
        tickSize: 0.5,
        stepSize: 10,
      },
      {
        venue: 'deribit',
        symbol: LINEAR,
        base: 'SOL',
        quote: 'USDC',
        linear: true,
        contractSize: 0.1,
        tickSize: 0.01,
        stepSize: 0.1,
      },
    ]);
  });

  test('the venue’s time', () => {
    expect(parseServerTime(wire.answer(START))).toBe(START);
  });

  test('resolutions are minutes or a day, and there is none of four hours', () => {
    expect([60_000, HOUR, 24 * HOUR].map((length) => resolutionOf(length as Millis))).toEqual([
      '1',
      '60',
      '1D',
    ]);
    expect(() => resolutionOf((4 * HOUR) as Millis)).toThrow('deribit has no bars of 14400000 ms');
  });
});

describe('what does not hold is refused, and said', () => {
  const bars =
    (change: object): (() => unknown) =>
    () =>
      parseBars(changed(wire.chart(3), change), asked(3));
  const rows =
    (change: object): (() => unknown) =>
    () =>
      parseTrades(wire.trades([wire.tradeRow(0), wire.tradeRow(1, change)]), SYMBOL);

  test.each([
    ['a column that is short', bars({ open: [37_000] }), 'open: expected 3 items, got 1'],
    [
      'a high below the close',
      bars({ high: [37_050, 37_010, 37_050] }),
      'high[1]: expected at least open and close',
    ],
    ['bars of another range', bars({ ticks: [1, 2, 3].map((i) => START + i * INTERVAL) }), 'as asked'],
    [
      'bars off their grid',
      bars({ ticks: [0, 1, 2].map((i) => START + 1 + i * INTERVAL) }),
      'a multiple of 300000',
    ],
    ['text for a number', bars({ volume: ['1', '2', '3'] }), 'volume[0]: expected number, got "1"'],
    ['an infinite price', bars({ close: [Infinity, 1, 1] }), 'close[0]: expected a finite number'],
    ['another status', bars({ status: 'error' }), 'get_tradingview_chart_data.result.status'],
    [
      'another instrument',
      rows({ instrument_name: 'ETH-PERPETUAL' }),
      'instrument_name: expected "BTC-PERPETUAL"',
    ],
    ['a trade twice', rows({ trade_seq: 271_252_854 }), 'trade_seq: expected more than 271252854'],
    ['an unknown mark', rows({ liquidation: 'X' }), 'liquidation: expected ("M" | "T" | "MT"), got "X"'],
    ['a time in seconds', rows({ timestamp: 1_700_000_100 }), 'milliseconds from 2015 to 2100'],
    [
      'a crossed book',
      () => parseDepth(changed(wire.orderBook(), { asks: [[36_000, 10]] }), SYMBOL, 2),
      'bids[0]: expected below the best ask, 36000, got 37000',
    ],
    [
      'a book out of order',
      () =>
        parseDepth(
          changed(wire.orderBook(), {
            bids: [
              [36_000, 10],
              [36_001, 10],
            ],
          }),
          SYMBOL,
          2,
        ),
      'bids[1]: expected below 36000',
    ],
    [
      'an hour of funding twice',
      () => parseFundingRates(wire.funding([1, 1]), at(HOURLY), at(HOURLY + 5 * HOUR)),
      'timestamp: expected more than',
    ],
    [
      'the ticker of another instrument',
      () => parseTicker(wire.answer(wire.ticker({ instrument_name: LINEAR })), SYMBOL),
      'expected "BTC-PERPETUAL", got "SOL_USDC-PERPETUAL"',
    ],
  ])('%s', (_, read, message) => {
    const fault = faultOf(read);
    expect(fault).toBeInstanceOf(WireError);
    expect(fault.message).toMatch(/^deribit (public\/|trades|ticker)/);
    expect(fault.message).toContain(message);
  });

  test('a contract that does not hold is left out, and said', () => {
    const faults: string[] = [];
    const payload = wire.answer([
      wire.contract({ settlement_currency: 'USDC' }),
      wire.contract({ instrument_name: 'BTC_USD-PERPETUAL' }),
      wire.contract({ tick_size: 0 }),
      wire.linearContract(),
    ]);
    const listed = parseInstruments(payload, ({ message }) => faults.push(message));
    expect(listed.map(({ symbol }) => symbol)).toEqual([LINEAR]);
    expect(faults).toEqual([
      'deribit public/get_instruments: get_instruments.settlement_currency: expected BTC, got "USDC"',
      'deribit public/get_instruments: get_instruments.instrument_name: expected the name of a reversed contract, got "BTC_USD-PERPETUAL"',
      'deribit public/get_instruments: get_instruments.tick_size: expected a price above 0, got 0',
    ]);
  });

  test.each([
    [13_020, 'not_found', undefined, UnlistedSymbol],
    [-32_602, 'Invalid params', { reason: 'wrong format', param: 'instrument_name' }, UnlistedSymbol],
    [-32_602, 'Invalid params', { reason: 'must be an integer', param: 'count' }, WireError],
    [11_051, 'system_maintenance', undefined, VenueUnavailable],
    [10_028, 'too_many_requests', undefined, VenueUnavailable],
  ])('error %d %s', (code, message, data, kind) => {
    const fault = faultOf(() => parseServerTime(wire.refusal(code, message, data)));
    expect(fault.constructor).toBe(kind);
    expect(fault.message).toContain(`${code} ${message}`);
  });
});
