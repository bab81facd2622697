/** Recorded series in the market's own records, joined as the product joins them. */
import { baseQty, millis, price, unixMs } from '../../lib/core/units';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import { estimatorBars } from '../../lib/liquidation/estimator-input';
import type { FeedBar, FeedMarkBar } from '../exchange/market-feed';
import type { RecordedOrder } from './recording';

export interface RecordedSeries {
  readonly bars: readonly (FeedMarkBar & Pick<FeedBar, 'volume' | 'takerBuy'>)[];
  readonly duration: number;
  readonly marks?: readonly FeedMarkBar[];
  readonly openInterest?: readonly { readonly time: number; readonly quantity: number }[];
  /** Of the same venue; heard from the first to the last. */
  readonly orders?: readonly RecordedOrder[];
}

export function publicSeries(series: RecordedSeries): EstimatorBar[] {
  const duration = millis(series.duration);
  const { marks, openInterest, orders } = series;
  return estimatorBars({
    bars: series.bars.map((bar) => ({
      ...priced(bar),
      duration,
      volume: baseQty(bar.volume),
      ...(bar.takerBuy !== undefined && { takerBuy: baseQty(bar.takerBuy) }),
    })),
    ...(marks && { markBars: marks.map((bar) => ({ ...priced(bar), duration })) }),
    ...(openInterest && {
      openInterest: openInterest.map(({ time, quantity }) => ({
        time: unixMs(time),
        quantity: baseQty(quantity),
      })),
    }),
    ...(orders && {
      liquidations: orders.map(({ time, position, quantity = 0, orderPrice }) => ({
        time: unixMs(time),
        position,
        quantity: baseQty(quantity),
        orderPrice: price(orderPrice),
      })),
      heard: [{ from: unixMs(orders[0]!.time), to: unixMs(orders.at(-1)!.time) }],
    }),
  });
}

function priced({ openTime, open, high, low, close }: FeedMarkBar) {
  return {
    openTime: unixMs(openTime),
    open: price(open),
    high: price(high),
    low: price(low),
    close: price(close),
  };
}
