import { beforeAll, describe, expect, test } from 'vitest';

import type { MarketFeed } from '../market-feed';
import { steadyFeed } from '../steady-feed';
import type { VenueWire, WireSession } from '../venue-wire';
import { shapeDifferences } from '../wire-shape';
import { createDeribitWire } from './wire';
import { ERROR_EXAMPLE, REPLY_EXAMPLES, REST_EXAMPLES, STREAM_EXAMPLES } from './wire-examples';

const NOW = Date.UTC(2026, 5, 12, 10, 30);
const SYMBOL = 'BTC_USDC-PERPETUAL';
const range = `start_timestamp=${NOW - 4 * 3_600_000}&end_timestamp=${NOW - 2 * 3_600_000}`;

const QUERIES: Readonly<Record<string, string>> = {
  get_instruments: 'currency=any&kind=future',
  // Four bars, as the example has.
  get_tradingview_chart_data: `resolution=1&start_timestamp=${NOW - 300_000}&end_timestamp=${NOW - 120_000}`,
  get_last_trades_by_instrument: 'count=5',
  get_last_trades_by_instrument_and_time: range,
  get_order_book: 'depth=5',
  get_funding_rate_history: range,
};

let feed: MarketFeed;
let wire: VenueWire;
const frames: Record<string, unknown>[] = [];

function ask(method: string, query: string): { status: number; body: unknown } | undefined {
  const url = new URL(`https://www.deribit.com/api/v2/public/${method}?${query}`);
  return wire.answer({ method: 'GET', url, body: '' });
}

beforeAll(() => {
  feed = steadyFeed({ now: NOW, hours: 10 });
  wire = createDeribitWire(feed);
  let session: WireSession | undefined;
  const send = (text: string): void => {
    const frame = JSON.parse(text) as Record<string, unknown>;
    frames.push(frame);
    if (frame['method'] === 'heartbeat') say(9, 'public/test', {});
  };
  const say = (id: number, method: string, params: object): void =>
    session?.receive(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
  session = wire.connect(new URL('wss://www.deribit.com/ws/api/v2'), send, () => undefined);
  say(1, 'public/set_heartbeat', { interval: 10 });
  say(2, 'public/subscribe', { channels: [`trades.${SYMBOL}.100ms`, `ticker.${SYMBOL}.100ms`] });
  say(3, 'public/subscribe', { channels: [`trades.${SYMBOL}.raw`, `ticker.${SYMBOL}.100ms`] });
  for (let time = NOW; time < NOW + 25_000; time += 250) {
    feed.advance(time, (event) => wire.publish(event));
    wire.tick(feed.now());
  }
});

/** A mark that only some trades carry. */
const KNOWN = /\.liquidation: surplus$/;

describe('every answer has the shape that the venue’s has', () => {
  test.each(Object.keys(REST_EXAMPLES))('%s', (method) => {
    const given = ask(method, `instrument_name=${SYMBOL}&${QUERIES[method] ?? ''}`);
    expect(given?.status).toBe(200);
    const differences = shapeDifferences(REST_EXAMPLES[method], given?.body);
    expect(differences.filter((difference) => !KNOWN.test(difference))).toEqual([]);
  });

  test('a refusal', () => {
    const given = ask('get_instruments', 'currency=DOGE');
    expect(given?.status).toBe(400);
    expect(shapeDifferences(ERROR_EXAMPLE, given?.body)).toEqual([]);
  });

  test.each(Object.keys(STREAM_EXAMPLES))('channel %s', (name) => {
    const channelOf = ({ params }: Record<string, unknown>): unknown =>
      (params as { channel?: unknown } | undefined)?.channel;
    const pushed = frames.filter((frame) => String(channelOf(frame)).startsWith(`${name}.`));
    expect(pushed.length).toBeGreaterThan(5);
    expect(pushed.flatMap((frame) => shapeDifferences(STREAM_EXAMPLES[name], frame))).toEqual([]);
  });

  test('what a socket is told', () => {
    const reply = (id: number): unknown => frames.find((frame) => frame['id'] === id);
    expect(shapeDifferences(REPLY_EXAMPLES.confirmed, reply(2))).toEqual([]);
    expect(shapeDifferences(REPLY_EXAMPLES.refused, reply(3))).toEqual([]);
    const asked = frames.filter(
      ({ params }) => (params as { type?: unknown } | undefined)?.type === 'test_request',
    );
    expect(asked).toEqual([REPLY_EXAMPLES.asked, REPLY_EXAMPLES.asked]);
  });
});
