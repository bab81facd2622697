/**
 * OKX's forced orders against Binance's market, since no bars of their days were recorded. What is known of them is
 * Binance's open interest every five minutes, whose dollars say the mark. Bars are made of those stamps: from one to the
 * next, so that what lay between is missing, with the mean volume of the bars that were recorded.
 */
import { assumptionsFor } from '../../lib/liquidation/venue-assumptions';
import { marginTiers } from '../../lib/venues/binance/margin-tiers';
import { quantile } from '../bench/quantile';
import type { FeedBar } from '../exchange/market-feed';
import type { Figure } from '../figures/figure';
import { RECORDED_BAR, isBinance, readBinance } from '../replay/binance-record';
import { mean } from '../score/statistics';
import { LEAD } from './binance-recordings';
import { okxOrders } from './forced-orders';
import { type InterestStamp, interestStamps } from './interest-stamps';
import { triggeredOrders } from './order-price';
import { publicSeries } from './public-series';
import type { Recording } from './recording';

export function okxRecordings(files: readonly string[], directory: string, coin: string): Recording[] {
  const name = `Binance ${coin}, forced orders of OKX`;
  const recorded = okxOrders(files, coin, name);
  const stamps = interestStamps(files, coin);
  const [first, last] = [recorded?.orders[0], recorded?.orders.at(-1)];
  if (!recorded || !stamps || !first || !last || !isBinance(files, coin)) return [];
  const known = readBinance(files, directory, coin).bars;
  const volume = mean(known.map((bar) => bar.volume));
  const near = stamps.filter(({ time }) => time >= first.time - LEAD && time <= last.time + RECORDED_BAR);
  const bars = publicSeries({
    bars: stampBars(near).map((bar) => ({ ...bar, volume })),
    duration: RECORDED_BAR,
    openInterest: near,
  });
  const { orders, caveats } = triggeredOrders(name, recorded.orders, bars);
  return [
    {
      name,
      venue: 'binance',
      coin,
      assumptions: assumptionsFor(marginTiers(`${coin}USDT`)),
      feed: 'none',
      bars,
      orders,
      caveats: [...recorded.caveats, ...caveats, ...madeBars(name, stamps, known, bars.length)],
    },
  ];
}

type StampBar = Pick<FeedBar, 'openTime' | 'open' | 'high' | 'low' | 'close'>;

/** One for each two stamps that follow each other. */
export function stampBars(stamps: readonly InterestStamp[]): StampBar[] {
  return stamps.flatMap((stamp, i): StampBar[] => {
    const before = stamps[i - 1];
    if (!before || stamp.time - before.time !== RECORDED_BAR) return [];
    const [open, close] = [before.price, stamp.price];
    return [{ openTime: before.time, open, high: Math.max(open, close), low: Math.min(open, close), close }];
  });
}

/** How far made bars are from recorded ones, where there are both. */
function madeBars(
  name: string,
  stamps: readonly InterestStamp[],
  known: readonly FeedBar[],
  made: number,
): Figure[] {
  const recorded = new Map(known.map((bar) => [bar.openTime, bar]));
  const both = stampBars(stamps).flatMap((bar) => {
    const real = recorded.get(bar.openTime);
    return real ? [{ bar, real }] : [];
  });
  const off = both.map(({ bar, real }) => Math.abs(bar.close / real.close - 1) * 10_000);
  const range = both.flatMap(({ bar, real }) =>
    real.high > real.low ? [(bar.high - bar.low) / (real.high - real.low)] : [],
  );
  const figure = (what: string, value: number, unit: string, n: number): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit,
    n,
  });
  return [
    figure('bars without recorded price or volume: mark from open interest, mean volume', 1, 'share', made),
    figure(
      'mark so made against the close, where both are known, 95 % within',
      quantile(off, 0.95),
      'bp',
      both.length,
    ),
    figure(
      'range so made ÷ traded range, median where both are known',
      quantile(range, 0.5),
      'share',
      range.length,
    ),
  ];
}
