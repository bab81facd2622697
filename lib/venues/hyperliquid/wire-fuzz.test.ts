import { describe, expect, test } from 'vitest';

import type { Millis, UnixMs } from '../../core/units';
import { poisonIn, refusedMutants } from '../hostile-payload.testing';
import type { FrameSink } from '../stream/live';
import { WireError } from '../wire-error';
import { parseContext } from './asset-context';
import { parseBars } from './candles';
import { parseDepth } from './depth';
import { parseFundingRates } from './funding';
import { parseInstruments } from './instrument';
import { dialectOf } from './live';
import { parseMarginTiers } from './margin-tiers';
import { parseServerTime } from './server-time';
import { parseTrades } from './trades';
import * as wire from './wire-samples';
import { COIN, INTERVAL, START } from './wire-samples';

const MUTANTS = 2_000;
const NOW = START as UnixMs;
const END = START + 20 * INTERVAL;
const RANGE: [number, number] = [START, END];
const asked = { interval: INTERVAL as Millis, from: START as UnixMs, to: END as UnixMs };

/** Everything that a frame led to. */
function heard(frame: unknown): unknown[] {
  const records: unknown[] = [];
  const take = (record: unknown): void => void records.push(record);
  const sink: FrameSink = {
    confirm: take,
    trades: take,
    mark: take,
    liquidation: take,
    openInterest: take,
    giveUp: take,
    reply: take,
  };
  dialectOf(COIN, () => NOW).receive(frame, sink);
  return records;
}

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['candleSnapshot', () => wire.candles(6), (payload) => parseBars(payload, COIN, asked)],
  ['recentTrades', () => wire.recentTrades(6), (payload) => parseTrades(payload, COIN, 'trades')],
  ['metaAndAssetCtxs', wire.metaAndContexts, (payload) => parseContext(payload, COIN, NOW)],
  [
    'instruments',
    wire.metaAndContexts,
    (payload) =>
      parseInstruments(payload, (fault) => {
        throw fault;
      }),
  ],
  ['meta', wire.meta, (payload) => parseMarginTiers(payload, COIN, '2026-02-01')],
  ['fundingHistory', () => wire.fundingHistory(2), (payload) => parseFundingRates(payload, COIN, RANGE)],
  ['l2Book', wire.book, (payload) => parseDepth(payload, COIN, 5)],
  ['exchangeStatus', wire.exchangeStatus, parseServerTime],
  ['the stream trades', () => wire.tradesFrame(4), heard],
  ['the stream activeAssetCtx', wire.contextFrame, heard],
];

describe('a payload with one hostile change is refused or harmless', () => {
  test.each(PARSERS)('%s', (_, payload, parse) => {
    expect(poisonIn(parse(payload()), START)).toBeUndefined();
    // The rest changed fields that are not read, other coins, or left out a whole row.
    expect(refusedMutants(payload, parse, START, MUTANTS)).toBeGreaterThan(MUTANTS / 40);
  });

  test('frames that are none do no harm', () => {
    expect(heard('Websocket connection established.')).toEqual([]);
    expect(heard({ channel: 'pong' })).toEqual([]);
    expect(heard({ channel: 'l2Book', data: {} })).toEqual([]);
    expect(heard(wire.confirmation('trades', 'ETH'))).toEqual([]);
    for (const frame of [null, 5, [], {}]) expect(() => heard(frame)).toThrow(WireError);
  });

  test('the venue confirms a channel, or refuses', () => {
    expect(heard(wire.confirmation('trades'))).toEqual(['trades']);
    expect(heard(wire.confirmation('activeAssetCtx'))).toEqual(['mark']);
    expect(heard({ channel: 'error', data: 'Invalid subscription {}' })).toEqual([
      'refused: Invalid subscription {}',
    ]);
  });

  test('a context that comes before the venue’s time is known is left out', () => {
    const taken: unknown[] = [];
    const sink = { mark: (mark: unknown) => taken.push(mark) } as unknown as FrameSink;
    dialectOf(COIN, () => undefined).receive(wire.contextFrame(), sink);
    expect(taken).toEqual([]);
  });
});
