/** `/rubik/stat/…` of an instrument: rows of text by period, the running one first; 1440 are kept, 100 a request. */
import type { MarketFeed } from '../market-feed';
import { periodLength } from './bar-names';
import { newestFirst, windowOf } from './cursor';
import { wrong } from './okx-error';
import { amounts, newestOpenInterest } from './open-interest';
import { type Query, requireSwap } from './query';
import type { Swap } from './swap';

const KEPT = 1440;

interface Periods {
  readonly length: number;
  /** Beginnings, newest first. */
  readonly begins: readonly number[];
}

/** What is open when the period ends; of the running one, now. */
export function openInterestHistory(feed: MarketFeed, swap: Swap, query: Query): string[][] {
  const { length, begins } = periods(feed, swap, query);
  return begins.flatMap((begin) => {
    const end = begin + length;
    const at =
      end > feed.now() ? newestOpenInterest(feed).quantity : feed.openInterest(length, end, end)[0]?.quantity;
    if (at === undefined) return [];
    const mark = feed.markBars(length, end, end)[0]?.open ?? feed.premium().mark;
    const { oi, oiCcy, oiUsd } = amounts({ feed, swap }, at, mark);
    return [[String(begin), oi, oiCcy, oiUsd]];
  });
}

/** Sold, then bought, by takers; nothing where the feed's bars have no split. */
export function takerVolume(feed: MarketFeed, swap: Swap, query: Query): string[][] {
  const { length, begins } = periods(feed, swap, query);
  const inUnit = unitOf(query, swap);
  return begins.flatMap((begin) => {
    const bar = feed.bars(length, begin, begin)[0];
    if (bar?.takerBuy === undefined) return [];
    const { volume, quoteVolume, takerBuy, takerBuyQuote = 0 } = bar;
    return [
      [
        String(begin),
        inUnit(volume - takerBuy, quoteVolume - takerBuyQuote),
        inUnit(takerBuy, takerBuyQuote),
      ],
    ];
  });
}

/** A feed has no accounts: their lean is always the same. */
export function longShortRatio(feed: MarketFeed, swap: Swap, query: Query): string[][] {
  return periods(feed, swap, query).begins.map((begin) => [String(begin), '1.25']);
}

function periods(feed: MarketFeed, swap: Swap, query: Query): Periods {
  requireSwap(query, swap);
  const length = periodLength(query);
  const window = windowOf(query, [100, 100], ['begin', 'end']);
  const newest = Math.floor(feed.now() / length) * length;
  const oldest = Math.max(newest - (KEPT - 1) * length, Math.ceil(feed.from / length) * length);
  const first = Math.max(oldest, Math.ceil((window.newerThan + 1) / length) * length);
  const last = Math.min(newest, window.olderThan);
  const begins: number[] = [];
  for (let begin = first; begin <= last; begin += length) begins.push(begin);
  return { length, begins: newestFirst(begins, (begin) => begin, window) };
}

function unitOf(query: Query, swap: Swap): (quantity: number, paid: number) => string {
  switch (query.get('unit') ?? '1') {
    case '0':
      return (quantity, paid) => swap.amounts(quantity, paid).coins;
    case '1':
      return (quantity) => swap.contracts(quantity);
    case '2':
      return (quantity, paid) => swap.amounts(quantity, paid).usd;
    default:
      throw wrong('unit');
  }
}
