import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { RECORDED_DATA } from '../../replay/recorded-data';
import { steadyFeed } from '../steady-feed';
import { shapeDifferences } from '../wire-shape';
import { createHyperliquidWire } from './wire';
import { CONFIRMATION, CONTEXT, FRAME_EXAMPLES, INFO_EXAMPLES, META } from './wire-examples';

const RECORDED = path.join(RECORDED_DATA, 'wire/jkorf/HyperLiquid.Net');
const NOW = Date.UTC(2026, 2, 4, 5, 6, 30);
const HOUR = 3_600_000;

const feed = steadyFeed({ now: NOW, hours: 20 });
const wire = createHyperliquidWire(feed, { unlimited: true });

const QUERIES: Readonly<Record<string, object>> = {
  candleSnapshot: { req: { coin: 'BTC', interval: '15m', startTime: NOW - HOUR } },
  fundingHistory: { coin: 'BTC', startTime: NOW - 8 * HOUR },
  l2Book: { coin: 'BTC' },
  recentTrades: { coin: 'BTC' },
};

/** Where the live venue differs from the captured example, which is older than these fields. */
const YOUNGER = [
  '.marginTableId: surplus',
  '.marginTables: surplus',
  '.collateralToken: surplus',
  '.dayBaseVlm: surplus',
];
/** Fields that only some coins have. */
const SOME = ['.onlyIsolated: surplus', '.isDelisted: surplus'];
/** Of a coin that was delisted, as the venue has them too. */
const DELISTED = ['.premium', '.midPx', '.impactPxs'];

function answer(type: string): unknown {
  const url = new URL('https://api.hyperliquid.xyz/info');
  return wire.answer({ method: 'POST', url, body: JSON.stringify({ type, ...QUERIES[type] }) })?.body;
}

function frames(): Record<string, unknown>[] {
  const said: Record<string, unknown>[] = [];
  const session = wire.connect(
    new URL('wss://api.hyperliquid.xyz/ws'),
    (text) => said.push(JSON.parse(text) as Record<string, unknown>),
    () => undefined,
  )!;
  for (const type of Object.keys(FRAME_EXAMPLES)) {
    session.receive(JSON.stringify({ method: 'subscribe', subscription: { type, coin: 'BTC' } }));
  }
  session.close();
  return said;
}

const said = frames();
const frameOf = (channel: string): unknown => said.find((frame) => frame['channel'] === channel);

function unexpected(example: unknown, got: unknown, known: readonly string[]): string[] {
  const isKnown = (difference: string): boolean =>
    known.some((end) => difference.endsWith(end)) ||
    (difference.endsWith(', got null') && DELISTED.some((field) => difference.includes(`${field}: `)));
  return shapeDifferences(example, got).filter((difference) => !isKnown(difference));
}

describe('answers have the shape of the documented ones', () => {
  test.each(Object.entries(INFO_EXAMPLES))('%s', (type, example) => {
    expect(shapeDifferences(example, answer(type))).toEqual([]);
  });

  test('meta, of which each margin table is an id and its tiers', () => {
    const got = answer('meta') as typeof META;
    expect(unexpected({ ...META, marginTables: [] }, got, SOME)).toEqual([]);
    const [[id, table] = []] = META.marginTables;
    for (const [itsId, itsTable] of got.marginTables) {
      expect(shapeDifferences({ id, table }, { id: itsId, table: itsTable })).toEqual([]);
    }
  });

  test('metaAndAssetCtxs, a context for each coin', () => {
    const [list, contexts] = answer('metaAndAssetCtxs') as [typeof META, unknown[]];
    expect(list).toEqual(answer('meta'));
    expect(contexts).toHaveLength(list.universe.length);
    expect(unexpected([CONTEXT], contexts, [])).toEqual([]);
  });

  test.each(Object.entries(FRAME_EXAMPLES))('the stream %s', (channel, example) => {
    expect(shapeDifferences(example, frameOf(channel))).toEqual([]);
  });

  test('the confirmation of a subscription', () => {
    expect(frameOf('subscriptionResponse')).toEqual(CONFIRMATION);
  });
});

describe.skipIf(!existsSync(RECORDED))(
  `answers have the shape of the captured ones (skipped where ${RECORDED} is absent)`,
  () => {
    test('meta and fundingHistory', () => {
      expect(unexpected(recorded('GetExchangeInfo'), answer('meta'), [...SOME, ...YOUNGER])).toEqual([]);
      expect(shapeDifferences(recorded('GetFundingRateHistory'), answer('fundingHistory'))).toEqual([]);
    });

    test('metaAndAssetCtxs', () => {
      const example = recorded('GetExchangeInfoAndTickers') as unknown[];
      const got = answer('metaAndAssetCtxs') as unknown[];
      for (const half of [0, 1]) {
        expect(unexpected(example[half], got[half], [...SOME, ...YOUNGER])).toEqual([]);
      }
    });

    test('the stream of trades, and its confirmation', () => {
      const [, reply = '', update = ''] = read('Subscriptions/Trades.txt').split(/^[<=]/m);
      expect(shapeDifferences(JSON.parse(reply), frameOf('subscriptionResponse'))).toEqual([]);
      expect(shapeDifferences(JSON.parse(update), frameOf('trades'))).toEqual([]);
    });

    test('the levels of the book', () => {
      const [, , update = ''] = read('Subscriptions/OrderBook.txt').split(/^[<=]/m);
      const { data } = JSON.parse(update) as { data: unknown };
      expect(shapeDifferences(data, answer('l2Book'))).toEqual([]);
    });

    test('a candle', () => {
      const [, , update = ''] = read('Subscriptions/Klines.txt').split(/^[<=]/m);
      const { data } = JSON.parse(update) as { data: unknown };
      expect(shapeDifferences([data], answer('candleSnapshot'))).toEqual([]);
    });
  },
);

function recorded(name: string): unknown {
  const [method, address, , ...json] = read(`Endpoints/Futures/ExchangeData/${name}.txt`).split(/\r?\n/);
  expect([method, address]).toEqual(['POST', '/info']);
  return JSON.parse(json.join('\n'));
}

function read(name: string): string {
  return readFileSync(path.join(RECORDED, name), 'utf8');
}
