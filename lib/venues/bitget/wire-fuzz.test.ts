import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mutantOf, poisonIn } from '../../../tools/fuzz/hostile-payload';
import { DAY, HOUR } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { VenueUnavailable } from '../venue-errors';
import { WireError } from '../wire-error';
import { parseBars, parseMarkBars } from './candles';
import { parseDepth } from './depth';
import { fundingBetween, parseCurrentFunding, parsePaidRates } from './funding';
import { parseInstruments } from './instrument';
import { parseLiquidationFrame } from './liquidations';
import { parseLongShortRatios } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseSymbolPrice, parseTickerFrame } from './mark-price';
import { parseOpenInterest } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { FILL_TIMES, INTERVAL, START, SYMBOL } from './wire-samples';

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
const interval = INTERVAL as Millis;
const asked = { interval, from: START as UnixMs, to: (START + 6 * INTERVAL) as UnixMs };
const funding = { rate: 0.0001, next: undefined, interval: (8 * HOUR) as Millis };

type Parser = [name: string, payload: () => unknown, parse: (payload: unknown) => unknown, around?: number];

const PARSERS: Parser[] = [
  ['candles', () => wire.candles(6), (payload) => parseBars(payload, asked)],
  ['history-mark-candles', () => wire.candles(6), (payload) => parseMarkBars(payload, asked)],
  ['fills-history', wire.fills, (payload) => parseTrades(payload, SYMBOL), FILL_TIMES[0]],
  ['open-interest', wire.openInterest, (payload) => parseOpenInterest(payload, SYMBOL)],
  ['symbol-price', wire.symbolPrice, (payload) => parseSymbolPrice(payload, SYMBOL, funding)],
  ['current-fund-rate', wire.currentFundRate, (payload) => parseCurrentFunding(payload, SYMBOL)],
  [
    'history-fund-rate',
    () => wire.historyFundRate([16, 8, 0]),
    (payload) =>
      fundingBetween(parsePaidRates(payload, SYMBOL), START as UnixMs, (START + DAY) as UnixMs, interval),
  ],
  ['merge-depth', wire.mergeDepth, (payload) => parseDepth(payload, 5)],
  ['query-position-lever', wire.positionLever, (payload) => parseMarginTiers(payload, SYMBOL)],
  [
    'account-long-short',
    wire.accountLongShort,
    (payload) => parseLongShortRatios(payload, START, START + DAY),
  ],
  ['time', wire.serverTime, parseServerTime],
  ['publicTrade', wire.tradeFrame, (frame) => parseTradeFrame(frame, SYMBOL), FILL_TIMES[0]],
  ['ticker', wire.tickerFrame, (frame) => parseTickerFrame(frame, SYMBOL, interval)],
  ['liquidation', wire.liquidationFrame, (frame) => parseLiquidationFrame(frame, SYMBOL)],
];

describe('a payload with one hostile change is refused or harmless', () => {
  const refusedOf = (
    payload: () => unknown,
    parse: (payload: unknown) => unknown,
    around: number = START,
  ): number => {
    let refused = 0;
    assert(
      property(draws, (stream) => {
        const mutant = mutantOf(payload(), (below) => (stream.next().value as number) % below);
        try {
          expect(poisonIn(parse(mutant), { symbol: SYMBOL, around })).toBeUndefined();
        } catch (error) {
          if (!(error instanceof WireError || error instanceof VenueUnavailable)) throw error;
          refused++;
        }
      }),
      { numRuns: MUTANTS },
    );
    return refused;
  };

  test.each(PARSERS)('%s', (_, payload, parse, around = START) => {
    expect(poisonIn(parse(payload()), { symbol: SYMBOL, around })).toBeUndefined();
    // The rest changed fields that are not read, or left out a whole row.
    expect(refusedOf(payload, parse, around)).toBeGreaterThan(MUTANTS / 20);
  });

  test('contracts, where one that does not hold is left out and said', () => {
    let faults = 0;
    const parse = (contract: unknown): unknown =>
      parseInstruments(wire.answer([contract]), 'USDT-FUTURES', () => faults++).map(
        ({ tickSize, stepSize, contractSize }) => [tickSize, stepSize, contractSize],
      );
    refusedOf(() => wire.contract(SYMBOL, 'BTC'), parse);
    expect(faults).toBeGreaterThan(MUTANTS / 20);
  });
});
