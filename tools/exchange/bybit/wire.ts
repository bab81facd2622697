/**
 * Bybit v5: public market data by REST and the public sockets, for one linear contract. Nothing is thinned: liquidations go
 * out all, twice a second; marks are rounded to the tick's decimals, and a turnover to four.
 */
import type { CreateVenueWire } from '../venue-wire';
import { Refusal, answered, refused } from './answer';
import { RateLimit } from './rate-limit';
import { resultOf } from './rest';
import { Session } from './session';
import { Streams } from './streams';
import { Ticker } from './ticker';

const REST_HOST = 'api.bybit.com';
const STREAM_HOST = 'stream.bybit.com';
const TOO_FREQUENT = { status: 403, body: '403, access too frequent' };

export const createBybitWire: CreateVenueWire = (feed, { unlimited = false } = {}) => {
  const ticker = new Ticker(feed);
  const streams = new Streams(feed, ticker);
  const limit = new RateLimit();

  return {
    venue: 'bybit',
    restHosts: [REST_HOST],
    streamHosts: [STREAM_HOST],
    answer({ url }) {
      const result = resultOf(url.pathname);
      if (!result) return undefined;
      if (!unlimited && !limit.admit(Date.now())) return TOO_FREQUENT;
      try {
        return answered(result({ feed, ticker }, url.searchParams), feed.now());
      } catch (error) {
        if (error instanceof Refusal) return refused(error, feed.now());
        throw error;
      }
    },
    connect(url, send) {
      if (url.pathname === '/v5/public/linear') return streams.open(send);
      return url.pathname === '/v5/public/inverse' ? new Session(send, NO_TOPICS) : undefined;
    },
    publish: (event) => streams.publish(event),
    tick: (now) => streams.tick(now),
  };
};

/** The feed's contract is linear. */
const NO_TOPICS = { has: () => false, opened: () => undefined, closed: () => undefined };
