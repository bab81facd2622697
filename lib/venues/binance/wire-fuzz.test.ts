import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mutantOf, poisonIn } from '../../../tools/fuzz/hostile-payload';
import { HOUR } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { WireError } from '../wire-error';
import { parseDepth } from './depth';
import { parseFundingInfo, parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseBars, parseMarkBars } from './klines';
import { parseLiquidationFrame } from './liquidations';
import { parseMarkPriceFrame, parsePremiumIndex } from './mark-price';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, START, SYMBOL } from './wire-samples';

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
const END = START + 20 * INTERVAL;
const RANGE: [number, number] = [START, END];
const asked = { interval: INTERVAL as Millis, from: START as UnixMs, to: END as UnixMs };
const interval = (8 * HOUR) as Millis;

/** Of the list, the contract that the fuzz is about: a record under another name is another contract. */
const instrumentsOf = (payload: unknown): unknown =>
  parseInstruments(payload, (fault) => {
    throw fault;
  }).filter(({ symbol }) => symbol === SYMBOL);

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['klines', () => wire.klines(6), (payload) => parseBars(payload, asked)],
  ['markPriceKlines', () => wire.klines(6), (payload) => parseMarkBars(payload, asked)],
  ['aggTrades', () => wire.aggTrades(6), (payload) => parseTrades(payload, [1, Infinity], RANGE)],
  ['openInterest', wire.openInterest, (payload) => parseOpenInterest(payload, SYMBOL)],
  [
    'openInterestHist',
    () => wire.openInterestHist(4),
    (payload) => parseOpenInterestHistory(payload, SYMBOL, RANGE),
  ],
  ['premiumIndex', wire.premiumIndex, (payload) => parsePremiumIndex(payload, SYMBOL, interval)],
  [
    'fundingRate',
    () => wire.fundingRates([0, 1]),
    (payload) => parseFundingRates(payload, SYMBOL, interval, RANGE),
  ],
  ['fundingInfo', wire.fundingInfo, (payload) => [...parseFundingInfo(payload)]],
  ['depth', wire.depth, (payload) => parseDepth(payload, 5)],
  ['exchangeInfo', wire.exchangeInfo, instrumentsOf],
  ['time', () => ({ serverTime: START }), parseServerTime],
  ['aggTrade', wire.aggTradeFrame, (payload) => parseTradeFrame(payload, SYMBOL)],
  ['markPriceUpdate', wire.markPriceFrame, (payload) => parseMarkPriceFrame(payload, SYMBOL, interval)],
  ['forceOrder', wire.forceOrderFrame, (payload) => parseLiquidationFrame(payload, SYMBOL)],
];

const CLEAN = { symbol: SYMBOL, around: START };

describe('a payload with one hostile change is refused or harmless', () => {
  test.each(PARSERS)('%s', (_, payload, parse) => {
    expect(poisonIn(parse(payload()), CLEAN)).toBeUndefined();
    let refused = 0;
    assert(
      property(draws, (stream) => {
        const mutant = mutantOf(payload(), (below) => (stream.next().value as number) % below);
        try {
          expect(poisonIn(parse(mutant), CLEAN)).toBeUndefined();
        } catch (error) {
          if (!(error instanceof WireError)) throw error;
          refused++;
        }
      }),
      { numRuns: MUTANTS },
    );
    // The rest changed fields that are not read, or left out a whole row.
    expect(refused).toBeGreaterThan(MUTANTS / 20);
  });

  test('a payload about another symbol is never taken for this one', () => {
    for (const [name, payload, parse] of PARSERS) {
      const text = JSON.stringify(payload());
      if (!text.includes(SYMBOL) || name === 'exchangeInfo') continue;
      expect(() => parse(JSON.parse(text.replaceAll(SYMBOL, 'ETHUSDT'))), name).toThrow(WireError);
    }
  });
});
