import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mutantOf, poisonIn } from '../../../tools/fuzz/hostile-payload';
import type { Millis, UnixMs } from '../../core/units';
import { WireError } from '../wire-error';
import { parseBars } from './chart';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseServerTime } from './server-time';
import { parseTicker, tickerReader } from './ticker';
import { parseTrades, tradeReader } from './trades';
import * as wire from './wire-samples';
import { HOURLY, INTERVAL, START, SYMBOL } from './wire-samples';

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
const END = (START + 20 * INTERVAL) as UnixMs;
const clean = { symbol: SYMBOL, around: START };
const asked = { interval: INTERVAL as Millis, from: START as UnixMs, to: END };
const forced = (): unknown => wire.trades([wire.tradeRow(0), wire.tradeRow(1, { liquidation: 'MT' })]);

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['get_tradingview_chart_data', () => wire.chart(6), (payload) => parseBars(payload, asked)],
  ['get_last_trades_by_instrument', forced, (payload) => parseTrades(payload, SYMBOL)],
  ['ticker', () => wire.answer(wire.ticker()), (payload) => parseTicker(payload, SYMBOL)],
  ['get_order_book', wire.orderBook, (payload) => parseDepth(payload, SYMBOL, 5)],
  [
    'get_funding_rate_history',
    () => wire.funding([0, 1]),
    (payload) => parseFundingRates(payload, HOURLY as UnixMs, END),
  ],
  ['get_time', () => wire.answer(START), parseServerTime],
  ['trades', () => wire.tradeRows(4), tradeReader(SYMBOL)],
  ['streamed ticker', wire.ticker, (data) => tickerReader(SYMBOL)(data)],
];

describe('a payload with one hostile change is refused or harmless', () => {
  const refusedOf = (payload: () => unknown, parse: (payload: unknown) => unknown): number => {
    let refused = 0;
    assert(
      property(draws, (stream) => {
        const mutant = mutantOf(payload(), (below) => (stream.next().value as number) % below);
        try {
          expect(poisonIn(parse(mutant), clean)).toBeUndefined();
        } catch (error) {
          if (!(error instanceof WireError)) throw error;
          refused++;
        }
      }),
      { numRuns: MUTANTS },
    );
    return refused;
  };

  test.each(PARSERS)('%s', (_, payload, parse) => {
    expect(poisonIn(parse(payload()), clean)).toBeUndefined();
    // The rest changed fields that are not read, or left out a whole row.
    expect(refusedOf(payload, parse)).toBeGreaterThan(MUTANTS / 20);
  });

  test('get_instruments, where a contract that does not hold is left out and said', () => {
    let faults = 0;
    const parse = (contract: unknown): unknown =>
      parseInstruments(wire.answer([contract]), () => faults++).map(({ tickSize, stepSize }) => [
        tickSize,
        stepSize,
      ]);
    expect(refusedOf(wire.contract, parse) + faults).toBeGreaterThan(MUTANTS / 20);
  });
});
