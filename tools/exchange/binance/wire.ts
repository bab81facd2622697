/** Binance USDⓈ-M futures: its REST answers with their weights and errors, and its stream sockets. */
import type { CreateVenueWire, WireAnswer } from '../venue-wire';
import { REST_HOST, STREAM_HOST } from './hosts';
import { endpoint } from './rest';
import { streamPath } from './stream-path';
import { Streams } from './streams';
import { VenueError } from './venue-error';
import { WeightMeter } from './weight-meter';

export const createBinanceWire: CreateVenueWire = (feed, { unlimited = false } = {}) => {
  const streams = new Streams(feed);
  const weight = new WeightMeter();

  return {
    venue: 'binance',
    restHosts: [REST_HOST],
    streamHosts: [STREAM_HOST],
    answer({ url }) {
      const asked = endpoint(url.pathname);
      if (!asked) return undefined;
      const now = Date.now();
      const used = weight.add(asked.weight(url.searchParams), now);
      const headers = { 'x-mbx-used-weight-1m': String(used) };
      const wait = unlimited ? undefined : weight.wait(now);
      if (wait !== undefined) return refusal(TOO_MANY, { ...headers, 'retry-after': String(wait) });
      try {
        return { status: 200, body: asked.answer({ feed, book: streams.book }, url.searchParams), headers };
      } catch (error) {
        if (error instanceof VenueError) return refusal(error, headers);
        throw error;
      }
    },
    connect(url, send, hangUp) {
      const path = streamPath(url);
      return path && streams.open(path, send, hangUp);
    },
    publish: (event) => streams.publish(event),
    tick: (now) => streams.tick(now),
  };
};

const TOO_MANY = new VenueError(
  -1003,
  'Too many requests; current limit of IP(127.0.0.1) is 2400 requests per minute. ' +
    'Please use the websocket for live updates to avoid polling the API.',
  429,
);

function refusal(error: VenueError, headers: Readonly<Record<string, string>>): WireAnswer {
  return { status: error.status, body: error.body(), headers };
}
