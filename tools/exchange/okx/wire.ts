/** OKX's perpetual swaps: its REST answers with their limits and errors, and its two public sockets. */
import type { MarketFeed } from '../market-feed';
import type { CreateVenueWire, WireAnswer } from '../venue-wire';
import { OkxError, TOO_MANY } from './okx-error';
import { RateLimits } from './rate-limits';
import { type Market, endpoint, marketNamed } from './rest';
import { Streams } from './streams';
import { swapOf } from './swap';

export const REST_HOST = 'www.okx.com';
export const STREAM_HOST = 'ws.okx.com:8443';

export const createOkxWire: CreateVenueWire = (feed, { unlimited = false, inverse } = {}) => {
  const linear = marketOf(feed);
  const markets: readonly [Market, ...Market[]] = inverse ? [linear, marketOf(inverse)] : [linear];
  const streams = new Streams(markets);
  const limits = new RateLimits();

  return {
    venue: 'okx',
    restHosts: [REST_HOST],
    streamHosts: [STREAM_HOST],
    answer({ url }) {
      const asked = endpoint(url.pathname);
      if (!asked) return undefined;
      if (!unlimited && !limits.admit(url.pathname, asked.most, Date.now())) return refusal(TOO_MANY);
      try {
        const data = asked.answer(marketNamed(markets, url.searchParams), url.searchParams);
        return { status: 200, body: { code: '0', data, msg: '' } };
      } catch (error) {
        if (error instanceof OkxError) return refusal(error);
        throw error;
      }
    },
    connect(url, send, hangUp) {
      const access = /^\/ws\/v5\/(public|business)$/.exec(url.pathname)?.[1];
      return access === 'public' || access === 'business' ? streams.open(access, send, hangUp) : undefined;
    },
    publish: (event, on = feed) => streams.publish(event, on),
    tick: (now) => streams.tick(now),
  };
};

function marketOf(feed: MarketFeed): Market {
  return { feed, swap: swapOf(feed) };
}

function refusal(error: OkxError): WireAnswer {
  return { status: error.status, body: error.body() };
}
