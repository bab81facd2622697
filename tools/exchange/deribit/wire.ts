/**
 * Deribit's JSON-RPC v2: public market data by GET and over a socket, for a linear perpetual and an inverse one. Trades are kept for a day; which of
 * them were forced is marked an hour later, and never in the stream.
 */
import type { MarketFeed } from '../market-feed';
import type { CreateVenueWire } from '../venue-wire';
import { Refusal, answered, refused, tooMany } from './answer';
import { Contract } from './contract';
import { RequestCredits } from './credits';
import { ForcedTrades } from './forced-trades';
import { type Market, methodOf, resultOf } from './rest';
import { Streams } from './streams';
import { Ticker } from './ticker';

const HOST = 'www.deribit.com';

export const createDeribitWire: CreateVenueWire = (feed, { unlimited = false, inverse } = {}) => {
  const linear = marketOf(feed);
  const markets: readonly [Market, ...Market[]] = inverse ? [linear, marketOf(inverse)] : [linear];
  const streams = new Streams(markets);
  const credits = new RequestCredits();

  return {
    venue: 'deribit',
    restHosts: [HOST],
    streamHosts: [HOST],
    answer({ url }) {
      const method = methodOf(url.pathname);
      const result = method === undefined ? undefined : resultOf(method);
      if (method === undefined || !result) return undefined;
      if (!unlimited && !credits.admit(method, Date.now())) return refused(tooMany(), feed.now());
      const name = url.searchParams.get('instrument_name');
      const market = markets.find(({ contract }) => contract.symbol === name) ?? linear;
      try {
        return answered(result(market, url.searchParams), feed.now());
      } catch (error) {
        if (error instanceof Refusal) return refused(error, feed.now());
        throw error;
      }
    },
    connect: (url, send, hangUp) => (url.pathname === '/ws/api/v2' ? streams.open(send, hangUp) : undefined),
    publish: (event, on = feed) => streams.publish(event, on),
    tick: (now) => streams.tick(now),
  };
};

function marketOf(feed: MarketFeed): Market {
  const contract = new Contract(feed);
  return { feed, contract, ticker: new Ticker(feed, contract), forced: new ForcedTrades(feed) };
}
