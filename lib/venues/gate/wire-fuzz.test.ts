import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { HOUR } from '../../core/time';
import type { Millis, UnixMs } from '../../core/units';
import { WireError } from '../wire-error';
import { parseBars, parseMarkBars } from './candles';
import { openInterestOf, parseStats, ratiosOf } from './contract-stats';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { parseLiquidationFrame, parseLiquidations } from './liquidations';
import { parseMarginTiers } from './margin-tiers';
import { parseMarkPrice } from './mark-price';
import { parseServerTime } from './server-time';
import { withTakerBuy } from './taker-split';
import { parseOpenInterest, parseTickerFrame } from './ticker';
import { parseTradeFrame, parseTrades } from './trades';
import * as wire from './wire-samples';
import { INTERVAL, SIZE, START, SYMBOL } from './wire-samples';

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
const PERIOD = INTERVAL as Millis;
const FROM = START as UnixMs;
const TO = (START + 20 * INTERVAL) as UnixMs;
const RANGE: [number, number] = [FROM, TO];
const asked = { interval: PERIOD, from: FROM, to: TO };

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['candlesticks', () => wire.candles(6), (payload) => parseBars(payload, asked, SIZE)],
  ['mark candlesticks', () => wire.candles(6), (payload) => parseMarkBars(payload, asked)],
  ['trades', () => wire.trades(6), (payload) => parseTrades(payload, SYMBOL, SIZE, RANGE)],
  [
    'open interest of contract_stats',
    () => wire.statsRows(4),
    (payload) => openInterestOf(parseStats(payload, FROM, TO), PERIOD, SIZE),
  ],
  [
    'ratios of contract_stats',
    () => wire.statsRows(4),
    (payload) => ratiosOf(parseStats(payload, FROM, TO), PERIOD),
  ],
  [
    'takers of contract_stats',
    () => wire.statsRows(4),
    (payload) => withTakerBuy(parseBars(wire.candles(3), asked, SIZE), parseStats(payload, FROM, TO), SIZE),
  ],
  ['tickers', () => wire.tickers(), (payload) => parseOpenInterest(payload, SYMBOL, SIZE, FROM)],
  ['contract', () => wire.contract(), (payload) => parseMarkPrice(payload, SYMBOL, FROM)],
  ['contracts', wire.contracts, (payload) => parseInstruments(payload, refuse)],
  [
    'funding_rate',
    () => wire.fundingRates([0, 1]),
    (payload) => parseFundingRates(payload, (8 * HOUR) as Millis, RANGE),
  ],
  ['order_book', wire.orderBook, (payload) => parseDepth(payload, 5, SIZE)],
  [
    'liq_orders',
    () => [wire.liqOrder(), wire.liqOrder()],
    (payload) => parseLiquidations(payload, SYMBOL, SIZE, RANGE),
  ],
  ['risk_limit_tiers', wire.riskLimitTiers, (payload) => parseMarginTiers(payload, SYMBOL, '2026-09-25')],
  ['time', () => ({ server_time: START }), parseServerTime],
  ['futures.trades', () => wire.tradesResult(), (payload) => parseTradeFrame(payload, SYMBOL, SIZE)],
  ['futures.tickers', () => wire.tickerResult(), (payload) => parseTickerFrame(payload, SYMBOL, SIZE, START)],
  [
    'futures.public_liquidates',
    wire.liquidatesResult,
    (payload) => parseLiquidationFrame(payload, SYMBOL, SIZE),
  ],
];

function refuse(fault: WireError): void {
  throw fault;
}

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
  'ETH_USDT',
  'btc_usdt',
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
  START,
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
    if (draw(6) === 0) delete node[key];
    else node[key] = HOSTILE[draw(HOSTILE.length)];
    return copy;
  }
}

const TIMES = /^(time|openTime|nextFunding)$/;
const POSITIVE =
  /^(open|high|low|close|price|orderPrice|fillPrice|mark|index|tickSize|contractSize|ratio|maxLeverage|maintenanceMarginRate)$/;
const AT_LEAST_NOTHING = /^(quantity|volume|takerBuy|stepSize|floor)$/;

/** The first field of a record that no honest payload leads to. */
function poison(record: unknown, key = ''): string | undefined {
  if (typeof record === 'number') {
    const holds =
      Number.isFinite(record) &&
      !(TIMES.test(key) && (record < Date.UTC(2015, 0) || record >= Date.UTC(2100, 0))) &&
      !(POSITIVE.test(key) && !(record > 0)) &&
      !(AT_LEAST_NOTHING.test(key) && !(record >= 0));
    return holds ? undefined : `${key}: ${record}`;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  if ('volume' in record && 'takerBuy' in record && Number(record.takerBuy) > Number(record.volume))
    return 'takerBuy > volume';
  if ('high' in record && 'low' in record && !(Number(record.high) >= Number(record.low)))
    return 'high < low';
  for (const [name, value] of Object.entries(record)) {
    const found = poison(value, name);
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
      if (!text.includes(SYMBOL) || name === 'contracts') continue;
      expect(() => parse(JSON.parse(text.replaceAll(SYMBOL, 'ETH_USDT'))), name).toThrow(WireError);
    }
  });
});
