/** The state of the feed's coin: in `metaAndAssetCtxs`, and in the stream `activeAssetCtx`. */
import type { FeedBar, MarketFeed } from '../market-feed';
import { type Coin, decimalText, priceText, sizeText } from './coin';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;
/** A contract is counted on both of its sides. */
const SIDES = 2;

export type AssetContext = Record<string, unknown>;

export function assetContext(feed: MarketFeed, coin: Coin): AssetContext {
  const { mark, index, predictedFunding } = feed.premium();
  const bars = feed.bars(HOUR, feed.now() - DAY, feed.now());
  const { bids, asks } = feed.depth(1);
  const touch = [bids[0]?.[0], asks[0]?.[0]].filter((price) => price !== undefined);
  const hasBoth = touch.length === SIDES;
  return {
    funding: decimalText(predictedFunding / feed.fundingIntervalHours, 10),
    openInterest: sizeText(SIDES * openInterest(feed), coin),
    prevDayPx: priceText(bars[0]?.open ?? mark, coin),
    dayNtlVlm: decimalText(
      sum(bars, ({ quoteVolume }) => quoteVolume),
      6,
    ),
    premium: decimalText(mark / index - 1, 10),
    oraclePx: priceText(index, coin),
    markPx: priceText(mark, coin),
    midPx: hasBoth ? decimalText(sum(touch, (price) => price) / SIDES, 6) : null,
    impactPxs: hasBoth ? touch.map((price) => priceText(price, coin)) : null,
    dayBaseVlm: sizeText(
      sum(bars, ({ volume }) => volume),
      coin,
    ),
  };
}

/** In base units, each contract counted once. */
function openInterest(feed: MarketFeed): number {
  const now = feed.now();
  const newest =
    feed.openInterest(MINUTE, now - 10 * MINUTE, now).at(-1) ??
    feed.openInterest(5 * MINUTE, now - DAY, now).at(-1);
  return newest?.quantity ?? 0;
}

function sum<Item extends FeedBar | number>(items: readonly Item[], part: (item: Item) => number): number {
  return items.reduce((total, item) => total + part(item), 0);
}
