import type { FeedBar, FeedPremium, MarketFeed } from '../exchange/market-feed';
import { BarHistory } from './bar-history';
import { tradesAlong } from './bar-path';
import { type BinanceRecord, RECORDED_BAR, RECORDED_MARK_BAR } from './binance-record';
import { mergedBars } from './merged-bars';
import { Playback } from './playback';
import { type TapeFeedOptions, publicTrades } from './tape-feed';
import { TradeTape } from './trade-tape';

interface BarFeedOptions extends Omit<TapeFeedOptions, 'tape' | 'context'> {
  readonly record: BinanceRecord;
}

/**
 * A market out of recorded bars. A bar finer than the recorded one cannot be made and is not given. There are no
 * trades before `now`; those after it are made up along the bars (see `tradesAlong`), so they carry no taker split.
 */
export function barFeed({ record, now: start, ...instrument }: BarFeedOptions): MarketFeed {
  const history = new BarHistory(record);
  const left = history.barsLeft(start);
  const tape = new TradeTape(tradesAlong(left, RECORDED_BAR, instrument.tickSize, instrument.stepSize));
  const fundingInterval = instrument.fundingIntervalHours * 3_600_000;
  const priceAt = (time: number): number => tape.lastBy(time)?.price ?? history.closeAt(time) ?? Number.NaN;

  // Between the hours no mark is recorded: the last price stands for it, and the last funding for the next.
  const premium = (time: number): FeedPremium => ({
    time,
    mark: priceAt(time),
    index: priceAt(time),
    predictedFunding: record.funding.findLast((row) => row.time <= time)?.rate ?? 0,
    nextFundingTime: (Math.floor(time / fundingInterval) + 1) * fundingInterval,
  });
  const playback = new Playback(tape, start, premium);
  const now = (): number => playback.now();
  const isPublic =
    (from: number, to: number) =>
    ({ time }: { time: number }): boolean =>
      time >= from && time <= Math.min(to, now());

  return {
    ...instrument,
    from: history.from,
    now,
    bars(interval, from, to) {
      if (interval % RECORDED_BAR !== 0) return [];
      const first = Math.ceil(from / interval) * interval;
      const last = Math.floor(Math.min(to, now()) / interval) * interval + interval - 1;
      const closed = history.bars(first, last, now());
      const forming = tape.bars(RECORDED_BAR, Math.floor(now() / RECORDED_BAR) * RECORDED_BAR, now(), now());
      const inRange = forming.filter(({ openTime }) => openTime >= first && openTime <= last);
      return mergedBars([...closed, ...inRange.map(withoutTakerSplit)], interval);
    },
    markBars: (interval, from, to) =>
      interval % RECORDED_MARK_BAR === 0 ? history.marks(interval, from, Math.min(to, now()), now()) : [],
    openInterest: (period, from, to) =>
      record.openInterest.filter(isPublic(from, to)).filter(({ time }) => time % period === 0),
    funding: (from, to) =>
      record.funding.filter(isPublic(from, to)).map((row) => ({ ...row, mark: priceAt(row.time) })),
    premium: () => premium(now()),
    forcedOrders: () => [],
    depth: () => ({ bids: [], asks: [] }),
    trades: (query) => publicTrades(tape, now(), query),
    advance: (time, emit) => playback.advance(time, emit),
  };
}

function withoutTakerSplit(bar: FeedBar): FeedBar {
  const { takerBuy: _taker, takerBuyQuote: _takerQuote, ...rest } = bar;
  return rest;
}
