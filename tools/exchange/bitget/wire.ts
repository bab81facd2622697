/** Bitget's linear futures: REST of `api.bitget.com` with its limits and refusals, and the stream of the unified account. */
import type { CreateVenueWire } from '../venue-wire';
import { Refusal, refused, success } from './answer';
import { listingOf } from './listing';
import { RateLimit } from './rate-limit';
import { endpoint } from './rest';
import { Streams } from './streams';

const TOO_MANY = new Refusal('429', 'Too Many Requests', 429);

export const createBitgetWire: CreateVenueWire = (feed, { unlimited = false } = {}) => {
  const listing = listingOf(feed);
  const streams = new Streams(feed, listing);
  const limit = new RateLimit();

  return {
    venue: 'bitget',
    restHosts: ['api.bitget.com'],
    streamHosts: ['ws.bitget.com'],
    answer({ url }) {
      const asked = endpoint(url.pathname);
      if (!asked) return undefined;
      const now = feed.now();
      if (!unlimited && !limit.admit(url.pathname, asked.aSecond, Date.now())) return refused(now, TOO_MANY);
      try {
        return success(now, asked.data(feed, listing, url.searchParams));
      } catch (error) {
        if (error instanceof Refusal) return refused(now, error);
        throw error;
      }
    },
    connect: (url, send, hangUp) =>
      url.pathname === '/v3/ws/public' ? streams.open(send, hangUp) : undefined,
    publish: (event) => streams.publish(event),
    tick: (now) => streams.tick(now),
  };
};
