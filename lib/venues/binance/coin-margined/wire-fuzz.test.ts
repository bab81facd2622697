import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mutantOf, poisonIn } from '../../../../tools/fuzz/hostile-payload';
import { HOUR, MINUTE } from '../../../core/time';
import { millis, price, unixMs } from '../../../core/units';
import { WireError } from '../../wire-error';
import { parseMarkBars } from '../klines';
import { parseLiquidationFrame } from '../liquidations';
import { parseMarkPriceFrame, parsePremiumIndex } from '../mark-price';
import { parseTradeFrame, parseTrades } from '../trades';
import { inCoins, sizedInCoins } from './contract';
import { parseCoinMarginedDepth } from './depth';
import { parseInstruments } from './instrument';
import { parseBars } from './klines';
import { parseOpenInterest, parseOpenInterestHistory } from './open-interest';
import * as wire from './wire-samples';
import { MINUTE_OF_BARS, SYMBOL } from './wire-samples';

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
/** The documents' examples are of June and July. */
const CLEAN = { symbol: SYMBOL, around: Date.UTC(2020, 6, 1) };
const SUMMER: [number, number] = [Date.UTC(2020, 5, 1), Date.UTC(2020, 7, 1)];
const MARK = price(9_640);
const interval = millis(8 * HOUR);
const asked = {
  interval: MINUTE,
  from: unixMs(MINUTE_OF_BARS),
  to: unixMs(MINUTE_OF_BARS + 6 * MINUTE),
};

const fourMinutes = <Row>(row: (openTime: number) => Row): Row[] =>
  [0, 1, 2, 3].map((minute) => row(MINUTE_OF_BARS + minute * MINUTE));

/** Of the list, the contract that the fuzz is about: a record under another name is another contract. */
const instrumentsOf = (payload: unknown): unknown =>
  parseInstruments(payload, (fault) => {
    throw fault;
  }).filter(({ symbol }) => symbol === SYMBOL);

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['exchangeInfo', wire.exchangeInfo, instrumentsOf],
  ['klines', () => fourMinutes(wire.kline), (payload) => parseBars(payload, asked)],
  [
    'markPriceKlines',
    () => fourMinutes((openTime) => wire.markKline(openTime, '9640.0', MINUTE)),
    (payload) => parseMarkBars(payload, asked),
  ],
  [
    'aggTrades',
    () => [0, 1, 2].map((n) => ({ ...wire.aggTrade(), a: 416_690 + n })),
    (payload) => inCoins(SYMBOL, parseTrades(payload, [0, Infinity], SUMMER)),
  ],
  ['openInterest', wire.openInterest, (payload) => parseOpenInterest(payload, SYMBOL, MARK)],
  [
    'openInterestHist',
    () => fourMinutes(wire.openInterestRow),
    (payload) => parseOpenInterestHistory(payload, SYMBOL, SUMMER, () => MARK),
  ],
  ['premiumIndex', () => wire.premiumIndex()[0], (payload) => parsePremiumIndex(payload, SYMBOL, interval)],
  ['depth', wire.depth, (payload) => parseCoinMarginedDepth(payload, SYMBOL, 5)],
  ['aggTrade', wire.tradeFrame, (payload) => sizedInCoins(SYMBOL, parseTradeFrame(payload, SYMBOL))],
  ['markPriceUpdate', wire.markFrame, (payload) => parseMarkPriceFrame(payload, SYMBOL, interval)],
  ['forceOrder', wire.forceOrder, (payload) => sizedInCoins(SYMBOL, parseLiquidationFrame(payload, SYMBOL))],
];

describe('a payload of COIN-M with one hostile change is refused or harmless', () => {
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

  test('a payload about another contract is never taken for this one', () => {
    for (const [name, payload, parse] of PARSERS) {
      const text = JSON.stringify(payload());
      if (!text.includes('BTCUSD') || name === 'exchangeInfo') continue;
      expect(() => parse(JSON.parse(text.replaceAll('BTCUSD', 'ETHUSD'))), name).toThrow(WireError);
    }
  });
});
