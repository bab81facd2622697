import type { FeedBar, MarketFeed } from '../market-feed';
import type { Contract } from './contract';
import { type Query, oneOf, required } from './query';

const MINUTE = 60_000;
const MOST = 5_000;
const RESOLUTIONS = ['1', '3', '5', '10', '15', '30', '60', '120', '180', '360', '720', '1D'] as const;

/** `public/get_tradingview_chart_data`: columns, oldest first; the last bar may still be forming. */
export function chart(feed: MarketFeed, contract: Contract, query: Query): object {
  const { interval, from, to } = asked(query);
  const bars = feed.bars(interval, from, Math.min(to, feed.now())).slice(-MOST);
  const column = (of: (bar: FeedBar) => number): number[] => bars.map(of);
  return {
    volume: column((bar) => rounded(contract.traded(bar).coins)),
    ticks: column(({ openTime }) => openTime),
    status: bars.length > 0 ? 'ok' : 'no_data',
    open: column(({ open }) => contract.price(open)),
    low: column(({ low }) => contract.price(low)),
    high: column(({ high }) => contract.price(high)),
    cost: column((bar) => rounded(contract.traded(bar).usd)),
    close: column(({ close }) => contract.price(close)),
  };
}

export function emptyChart(query: Query): object {
  asked(query);
  const nothing = { volume: [], ticks: [], open: [], low: [], high: [], cost: [], close: [] };
  return { ...nothing, status: 'no_data' };
}

function asked(query: Query): { interval: number; from: number; to: number } {
  const resolution = oneOf(query, 'resolution', RESOLUTIONS);
  return {
    interval: (resolution === '1D' ? 1_440 : Number(resolution)) * MINUTE,
    from: required(query, 'start_timestamp'),
    to: required(query, 'end_timestamp'),
  };
}

function rounded(value: number): number {
  return Number(value.toFixed(8));
}
