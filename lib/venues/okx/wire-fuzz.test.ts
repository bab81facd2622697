import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mutantOf, poisonIn } from '../../../tools/fuzz/hostile-payload';
import type { Millis } from '../../core/units';
import { price, unixMs } from '../../core/units';
import { WireError } from '../wire-error';
import { parseBars, parseMarkBars } from './candles';
import { parseDepth } from './depth';
import { parseFundingHistory } from './funding';
import { parseInstruments } from './instrument';
import { parseLiquidations } from './liquidations';
import { parseLongShortRatio } from './long-short-ratio';
import { parseMarginTiers } from './margin-tiers';
import { parseFunding, parseIndex, parseMark } from './mark-price';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import { parseServerTime } from './server-time';
import { parseTakerVolume } from './taker-volume';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, LINEAR, START, SYMBOL } from './wire-samples';

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
const DAY = 86_400_000;
const asked = {
  interval: INTERVAL as Millis,
  from: unixMs(START),
  to: unixMs(START + 20 * INTERVAL),
};
const at = { mark: price(40_000), time: unixMs(START) };
const refuse = (fault: WireError): never => {
  throw fault;
};

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['candles', () => wire.candles(6), (payload) => parseBars(payload, asked)],
  ['mark candles', () => wire.markCandles(6), (payload) => parseMarkBars(payload, asked)],
  ['trades', () => wire.trades(6), (payload) => parseTrades(payload, LINEAR)],
  ['trades-all', () => [wire.trade(7)], (payload) => parseTradeFrame(payload, LINEAR)],
  ['open interest', wire.openInterest, (payload) => parseOpenInterest(payload, SYMBOL)],
  [
    'open interest history',
    () => wire.openInterestHistory(4),
    (payload) => parseOpenInterestHistory(payload, asked),
  ],
  ['taker volume', () => wire.takerVolume(4), (payload) => parseTakerVolume(payload, asked)],
  ['long/short ratio', () => wire.longShortRatio(4), (payload) => parseLongShortRatio(payload, asked)],
  ['mark price', wire.markPrice, (payload) => parseMark(payload, SYMBOL)],
  ['index', wire.indexTicker, (payload) => parseIndex(payload, 'BTC-USDT')],
  ['funding', wire.fundingRate, (payload) => parseFunding(payload, SYMBOL)],
  [
    'funding history',
    () => wire.fundingHistory([0, 8, 16]),
    (payload) => parseFundingHistory(payload, SYMBOL, [START, START + DAY]),
  ],
  ['books', wire.books, (payload) => parseDepth(payload, LINEAR)],
  ['liquidations', wire.liquidations, (payload) => parseLiquidations(payload, LINEAR)],
  ['tiers', wire.positionTiers, (payload) => parseMarginTiers(payload, LINEAR, at)],
  [
    'instruments',
    () => [wire.instruments()[0]],
    // A record under another name is another contract.
    (payload) => parseInstruments(payload, refuse).filter(({ symbol }) => symbol === SYMBOL),
  ],
  ['time', () => [{ ts: String(START) }], parseServerTime],
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
});
