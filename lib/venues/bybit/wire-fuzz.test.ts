import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mutantOf, poisonIn } from '../../../tools/fuzz/hostile-payload';
import { HOUR } from '../../core/time';
import type { Millis, Price, UnixMs } from '../../core/units';
import { WireError } from '../wire-error';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseBars, parseMarkBars, parseMarkOpens } from './klines';
import { liquidationReader } from './liquidations';
import { parseLongShortRatios } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTicker, tickerReader } from './ticker';
import { parseRecentTrades, tradeReader } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, START, SYMBOL } from './wire-samples';

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
const END = START + 20 * INTERVAL;
const RANGE: [number, number] = [START, END];
const clean = { symbol: SYMBOL, around: START };
const asked = { symbol: SYMBOL, interval: INTERVAL as Millis, from: START as UnixMs, to: END as UnixMs };
const price = (): Price => 37_000 as Price;

function afterSnapshot(delta: unknown): unknown {
  const read = tickerReader(SYMBOL);
  read(wire.tickerSnapshot());
  return [read(delta), read(wire.tickerDelta({ indexPrice: '37000' }))];
}

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['kline', () => wire.kline(6), (payload) => parseBars(payload, asked)],
  ['mark-price-kline', () => wire.markPriceKline(6), (payload) => parseMarkBars(payload, asked)],
  ['its openings', () => wire.markPriceKline(6), (payload) => [...parseMarkOpens(payload, asked).values()]],
  ['recent-trade', () => wire.recentTrade(6), (payload) => parseRecentTrades(payload, SYMBOL)],
  ['tickers', wire.tickers, (payload) => parseTicker(payload, SYMBOL)],
  [
    'open-interest',
    () => wire.openInterest(6),
    (payload) => parseOpenInterestHistory(payload, SYMBOL, RANGE, price),
  ],
  [
    'funding/history',
    () => wire.fundingHistory([0, 1]),
    (payload) => parseFundingRates(payload, SYMBOL, HOUR, RANGE),
  ],
  ['orderbook', wire.orderbook, (payload) => parseDepth(payload, SYMBOL, 5)],
  ['account-ratio', () => wire.accountRatio(4), (payload) => parseLongShortRatios(payload, SYMBOL, RANGE)],
  ['risk-limit', wire.riskLimit, (payload) => parseMarginTiers(payload, SYMBOL, undefined)],
  ['time', () => wire.answer({ timeSecond: '1' }), parseServerTime],
  ['publicTrade', wire.publicTradeFrame, tradeReader(SYMBOL)],
  ['tickers snapshot', wire.tickerSnapshot, (frame) => tickerReader(SYMBOL)(frame)],
  ['tickers delta', () => wire.tickerDelta({ markPrice: '37002', openInterest: '52665' }), afterSnapshot],
  ['allLiquidation', wire.allLiquidationFrame, liquidationReader(SYMBOL)],
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
          if (!(error instanceof WireError || (error as Error).name === 'VenueUnavailable')) throw error;
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

  test('instruments-info, where a contract that does not hold is left out and said', () => {
    let faults = 0;
    const parse = (contract: unknown): unknown =>
      parseInstruments(wire.instrumentsInfo([contract]), 'linear', () => faults++).instruments.map(
        ({ tickSize, stepSize }) => [tickSize, stepSize],
      );
    refusedOf(wire.contract, parse);
    expect(faults).toBeGreaterThan(MUTANTS / 20);
  });
});
