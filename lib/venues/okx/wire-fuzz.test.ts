import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

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
  ['instruments', () => [wire.instruments()[0]], (payload) => parseInstruments(payload, refuse)],
  ['time', () => [{ ts: String(START) }], parseServerTime],
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
  'ETH-USDT-SWAP',
  'btc-usdt-swap',
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
  String(START / 1000),
  String(START * 1000),
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

const SIGNED = ['rate', 'predictedFunding'];
const TIMES = ['time', 'openTime', 'nextFunding'];

/** Every number of a record is finite; prices, quantities and times are in their range. */
function poison(record: unknown, name = ''): string | undefined {
  if (typeof record === 'number') {
    const isFar = TIMES.includes(name) && Math.abs(record - START) > 30 * DAY;
    const isNegative = record < 0 && !SIGNED.includes(name);
    return !Number.isFinite(record) || isFar || isNegative ? `${name} = ${record}` : undefined;
  }
  if (typeof record !== 'object' || record === null) return undefined;
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
});
