/**
 * Bybit v5: public market data by REST and the public sockets, for one linear contract and one inverse. Nothing is thinned: liquidations go
 * out all, twice a second; marks are rounded to the tick's decimals, and a turnover to four.
 */
import type { MarketFeed } from '../market-feed';
import type { CreateVenueWire } from '../venue-wire';
import { Refusal, answered, refused } from './answer';
import { categoryOfQuote } from './listing';
import { RateLimit } from './rate-limit';
import { resultOf } from './rest';
import { Session } from './session';
import { Streams } from './streams';
import { Ticker } from './ticker';

const REST_HOST = 'api.bybit.com';
const STREAM_HOST = 'stream.bybit.com';
const TOO_FREQUENT = { status: 403, body: '403, access too frequent' };

export const createBybitWire: CreateVenueWire = (feed, { unlimited = false, inverse } = {}) => {
  const linear = marketOf(feed);
  const markets = inverse ? [linear, marketOf(inverse)] : [linear];
  const limit = new RateLimit();

  return {
    venue: 'bybit',
    restHosts: [REST_HOST],
    streamHosts: [STREAM_HOST],
    answer({ url }) {
      const result = resultOf(url.pathname);
      if (!result) return undefined;
      if (!unlimited && !limit.admit(Date.now())) return TOO_FREQUENT;
      const category = url.searchParams.get('category');
      const market = markets.find((each) => each.category === category) ?? linear;
      try {
        return answered(result(market, url.searchParams), feed.now());
      } catch (error) {
        if (error instanceof Refusal) return refused(error, feed.now());
        throw error;
      }
    },
    connect(url, send) {
      const category = /^\/v5\/public\/(linear|inverse)$/.exec(url.pathname)?.[1];
      if (category === undefined) return undefined;
      const market = markets.find((each) => each.category === category);
      return market ? market.streams.open(send) : new Session(send, NO_TOPICS);
    },
    publish: (event, on = feed) => markets.find((market) => market.feed === on)?.streams.publish(event),
    tick: (now) => markets.forEach(({ streams }) => streams.tick(now)),
  };
};

function marketOf(feed: MarketFeed) {
  const ticker = new Ticker(feed);
  return { feed, ticker, category: categoryOfQuote(feed.quote), streams: new Streams(feed, ticker) };
}

/** Of a category that has no market here. */
const NO_TOPICS = { has: () => false, opened: () => undefined, closed: () => undefined };
