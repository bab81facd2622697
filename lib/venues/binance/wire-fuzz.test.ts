import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

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

const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  '-1',
  '-0.5',
  'NaN',
  'Infinity',
  '1e400',
  '0x10',
  '12,5',
  '<b>1</b>',
  'ETHUSDT',
  'btcusdt',
  '__proto__',
  true,
  [],
  {},
  [[]],
  -1,
  0.5,
  Number.NaN,
  Infinity,
  2 ** 60,
  START / 1000,
  START * 1000,
  { toString: 'x', valueOf: 1 },
];

/** Changes one node of a payload, found by a walk that `draw` steers. */
function mutate(payload: unknown, draw: (below: number) => number): unknown {
  const copy = structuredClone(payload);
  let node = copy as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(node);
    const key = keys[draw(keys.length)] ?? '';
    const child = node[key];
    const isBranch = typeof child === 'object' && child !== null && Object.keys(child).length > 0;
    if (isBranch && draw(8) > 0) {
      node = child as Record<string, unknown>;
      continue;
    }
    change(node, key, draw);
    return copy;
  }
}

function change(node: Record<string, unknown>, key: string, draw: (below: number) => number): void {
  const kind = draw(4);
  if (kind === 0) delete node[key];
  else if (kind === 1 && Array.isArray(node)) node.splice(Number(key), 0, structuredClone(node[Number(key)]));
  else if (kind === 2 && Array.isArray(node)) node.reverse();
  else node[key] = HOSTILE[draw(HOSTILE.length)];
}

/** Every number of a record is finite; prices, quantities and times are in their range. */
function poison(record: unknown, name = ''): string | undefined {
  if (typeof record === 'number') {
    if (!Number.isFinite(record)) return `${name} = ${record}`;
    const signed = ['rate', 'predictedFunding'].includes(name);
    const isTime = ['time', 'openTime', 'nextFunding'].includes(name);
    if (!signed && record < 0) return `${name} = ${record}`;
    if (isTime && (record < START - 30 * 86_400_000 || record > START + 30 * 86_400_000))
      return `${name} = ${record}`;
    return undefined;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  if ('symbol' in record && record.symbol !== SYMBOL) return 'symbol';
  if ('high' in record && 'low' in record && !(Number(record.high) >= Number(record.low)))
    return 'high < low';
  for (const [key, value] of Object.entries(record)) {
    const found = poison(value, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe('a payload with one hostile change is refused or harmless', () => {
  test.each(PARSERS)('%s', (_, payload, parse) => {
    expect(poison(parse(payload()))).toBeUndefined();
    let refused = 0;
    assert(
      property(draws, (stream) => {
        const mutant = mutate(payload(), (below) => (stream.next().value as number) % below);
        try {
          expect(poison(parse(mutant))).toBeUndefined();
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
