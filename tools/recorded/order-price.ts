/**
 * From an order's price to the price that triggered it. Binance's `p` is a limit and OKX's `bkPx` the bankruptcy price;
 * both lie beyond the mark by about the maintenance margin, a fraction f of price: trigger = p ÷ (1 ∓ f), - for longs. The f
 * taken is the one that brings most orders into the range that their bar traded in (the mean of those that do). What is still outside of it is held
 * to it, for the mark was there.
 */
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { Figure } from '../figures/figure';
import { firstAtOrAfter } from '../replay/search';
import { mean } from '../score/statistics';
import type { RecordedOrder, TriggeredOrder } from './recording';

const STEP = 0.0005;
const MOST = 0.02;

export interface OrderPrices {
  readonly orders: readonly TriggeredOrder[];
  readonly caveats: readonly Figure[];
}

type Range = Pick<EstimatorBar, 'low' | 'high'>;

interface Placed {
  readonly order: RecordedOrder;
  readonly range: Range;
}

/** Orders outside of all bars, and those without a size, are left out and counted. */
export function triggeredOrders(
  name: string,
  recorded: readonly RecordedOrder[],
  bars: readonly EstimatorBar[],
): OrderPrices {
  const placed = placedIn(recorded, bars);
  const shareInside = (f: number): number =>
    placed.filter(({ order, range }) => isInside(triggerPrice(order, f), range)).length / placed.length;
  const fractions = Array.from({ length: MOST / STEP + 1 }, (_, step) => step * STEP);
  const shares = fractions.map(shareInside);
  const most = Math.max(...shares);
  const best = mean(fractions.filter((_, i) => shares[i] === most));
  const share = (what: string, value: number, n: number): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit: 'share',
    n,
  });
  const sized = placed.filter(({ order }) => order.quantity !== undefined);
  return {
    orders: sized.map(({ order, range }) => ({
      time: order.time,
      position: order.position,
      quantity: order.quantity!,
      price: Math.min(range.high, Math.max(range.low, triggerPrice(order, best))),
    })),
    caveats: [
      share('orders whose own price lay in the range of their bar', shareInside(0), placed.length),
      { name: `${name}: f in price ÷ (1 ∓ f)`, value: best * 100, unit: '% of price', n: placed.length },
      share(
        'orders whose converted price lies in it; the rest are held to it',
        shareInside(best),
        placed.length,
      ),
      share('orders without a size, left out', 1 - sized.length / placed.length, placed.length),
      share('orders in no bar, left out', 1 - placed.length / recorded.length, recorded.length),
    ],
  };
}

function triggerPrice({ position, orderPrice }: RecordedOrder, f: number): number {
  return orderPrice / (position === 'long' ? 1 - f : 1 + f);
}

function isInside(price: number, { low, high }: Range): boolean {
  return price >= low && price <= high;
}

function placedIn(recorded: readonly RecordedOrder[], bars: readonly EstimatorBar[]): Placed[] {
  const opens = bars.map(({ openTime }) => openTime);
  return recorded.flatMap((order): Placed[] => {
    const range = bars[firstAtOrAfter(opens, order.time + 1) - 1];
    return range && order.time < range.openTime + range.duration ? [{ order, range }] : [];
  });
}
