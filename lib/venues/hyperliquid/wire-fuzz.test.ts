import { assert, infiniteStream, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { mutantOf, poisonIn } from '../../../tools/fuzz/hostile-payload';
import type { Millis, UnixMs } from '../../core/units';
import type { FrameSink } from '../stream/dialect';
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

const draws = infiniteStream(nat(0xffff));
const MUTANTS = 2_000;
const CLEAN = { symbol: COIN, around: START };
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

const refuse = (fault: WireError): never => {
  throw fault;
};

const PARSERS: [name: string, payload: () => unknown, parse: (payload: unknown) => unknown][] = [
  ['candleSnapshot', () => wire.candles(6), (payload) => parseBars(payload, COIN, asked)],
  ['recentTrades', () => wire.recentTrades(6), (payload) => parseTrades(payload, COIN, 'trades')],
  ['metaAndAssetCtxs', wire.metaAndContexts, (payload) => parseContext(payload, COIN, NOW)],
  [
    'instruments',
    wire.metaAndContexts,
    (payload) => parseInstruments(payload, refuse).filter(({ symbol }) => symbol === COIN),
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
    // The rest changed fields that are not read, other coins, or left out a whole row.
    expect(refused).toBeGreaterThan(MUTANTS / 40);
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
