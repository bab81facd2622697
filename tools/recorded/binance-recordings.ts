/** Binance's perpetuals: bars with its own forced orders, and bars with its open interest. */
import { DAY } from '../../lib/core/time';
import { assumptionsFor } from '../../lib/liquidation/venue-assumptions';
import { marginTiers } from '../../lib/venues/binance/margin-tiers';
import type { Figure } from '../figures/figure';
import { RECORDED_BAR, isBinance, readBinance } from '../replay/binance-record';
import { binanceOrders } from './forced-orders';
import { type InterestStamp, interestStamps } from './interest-stamps';
import { triggeredOrders } from './order-price';
import { publicSeries } from './public-series';
import type { Recording } from './recording';

/** The estimator runs so long before the first forced order. */
export const LEAD = 30 * DAY;

export function binanceRecordings(files: readonly string[], directory: string, coin: string): Recording[] {
  if (!isBinance(files, coin)) return [];
  return [...withOrders(files, directory, coin), ...withInterest(files, directory, coin)];
}

function withOrders(files: readonly string[], directory: string, coin: string): Recording[] {
  const name = `Binance ${coin}, its own forced orders`;
  const recorded = binanceOrders(files, coin, name);
  const [first, last] = [recorded?.orders[0], recorded?.orders.at(-1)];
  if (!recorded || !first || !last) return [];
  const bars = publicSeries({
    bars: readBinance(files, directory, coin).bars.filter(
      ({ openTime }) => openTime >= first.time - LEAD && openTime <= last.time,
    ),
    duration: RECORDED_BAR,
    orders: recorded.orders,
  });
  const { orders, caveats } = triggeredOrders(name, recorded.orders, bars);
  return [
    {
      name,
      venue: 'binance',
      coin,
      assumptions: assumptionsFor(marginTiers(`${coin}USDT`)),
      feed: 'throttled',
      bars,
      orders,
      caveats: [...recorded.caveats, ...caveats],
    },
  ];
}

/** The stretch in which both bars and open interest were recorded. */
function withInterest(files: readonly string[], directory: string, coin: string): Recording[] {
  const stamps = interestStamps(files, coin);
  const [from, to] = [stamps?.[0]?.time, stamps?.at(-1)?.time];
  if (!stamps || from === undefined || to === undefined) return [];
  const { bars } = readBinance(files, directory, coin);
  const joined = publicSeries({
    bars: bars.filter(({ openTime }) => openTime + RECORDED_BAR >= from && openTime + RECORDED_BAR <= to),
    duration: RECORDED_BAR,
    openInterest: stamps,
  });
  if (joined.length === 0) return [];
  const name = `Binance ${coin}, open interest and bars`;
  return [
    {
      name,
      venue: 'binance',
      coin,
      assumptions: assumptionsFor(marginTiers(`${coin}USDT`)),
      feed: 'none',
      bars: joined,
      orders: [],
      caveats: lateness(name, stamps),
    },
  ];
}

function lateness(name: string, stamps: readonly InterestStamp[]): Figure[] {
  const late = stamps.filter(({ late }) => late > 0);
  return [
    {
      name: `${name}: stamps that came late, at most by ${Math.max(0, ...late.map((stamp) => stamp.late))} ms`,
      value: late.length,
      unit: 'stamps',
      n: stamps.length,
    },
  ];
}
