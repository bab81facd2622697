/** Binance's spot market of the feed's coin: the same prices as the perpetual's, with two fifths of its trade. */
import type { FeedBar, MarketFeed } from '../market-feed';
import { type Calls, type Endpoint, always, under } from './endpoint';
import { klines } from './klines';

const SHARE = 0.4;
/** Of `limit`, whatever more is asked for. */
const MOST_BARS = 1000;

const CALLS: Calls = [
  ['ping', { weight: always(1), answer: () => ({}) }],
  ['time', { weight: always(1), answer: ({ feed }) => ({ serverTime: feed.now() }) }],
  [
    'klines',
    { weight: always(2), answer: ({ feed }, query) => klines(spot(feed), query).slice(0, MOST_BARS) },
  ],
];

export const SPOT: ReadonlyMap<string, Endpoint> = new Map(under('/api/v3/', CALLS));

function spot(feed: MarketFeed): MarketFeed {
  const bars: MarketFeed['bars'] = (interval, from, to) => feed.bars(interval, from, to).map(shareOf);
  // Its methods are the perpetual's; a spread would leave those of a class behind.
  return Object.assign(Object.create(feed) as MarketFeed, { bars });
}

function shareOf(bar: FeedBar): FeedBar {
  const { volume, quoteVolume, takerBuy, takerBuyQuote } = bar;
  return {
    ...bar,
    volume: SHARE * volume,
    quoteVolume: SHARE * quoteVolume,
    ...(takerBuy !== undefined && { takerBuy: SHARE * takerBuy }),
    ...(takerBuyQuote !== undefined && { takerBuyQuote: SHARE * takerBuyQuote }),
  };
}
