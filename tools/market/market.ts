/**
 * An agent-based perpetual market in steps of 15 s, deterministic by seed, whose open positions are known. A step:
 * the fundamental price moves, old impact relaxes, triggers cascade, terms end, traders open, hedgers take the rest.
 */
import type { PositionSide } from '../../lib/core/position-side';
import { SECOND } from '../../lib/core/time';
import { activityAt, depthAt } from './calendar';
import { type Closing, runCascade } from './cascade';
import { type MarketDials, type World, worldDials } from './dials';
import { Fundamental } from './fundamental';
import { FundingClock, type FundingPayment } from './funding-clock';
import { Hedgers } from './hedgers';
import { Impact } from './impact';
import { LastPrice } from './last-price';
import { toBase } from './lots';
import { type OpenPositions, type Position, signOf } from './position';
import { Sentiment } from './sentiment';
import { SideBook } from './side-book';
import { type Ohlc, barAt, reachFraction, visit } from './step-path';
import { TakerFlow } from './taker-flow';
import { Traders } from './traders';

export const STEP = 15 * SECOND;

export interface ForcedClose {
  readonly time: number;
  /** The position that was closed: a long is closed by a sell. */
  readonly position: PositionSide;
  readonly quantity: number;
  /** The fill. */
  readonly price: number;
  /** The order's limit, where the position's margin was gone. */
  readonly bankruptcyPrice: number;
  readonly leverage: number;
}

export interface MarketStep {
  readonly openTime: number;
  readonly closeTime: number;
  readonly last: Ohlc;
  readonly mark: Ohlc;
  /** Base units. */
  readonly volume: number;
  readonly takerBuy: number;
  readonly trades: number;
  readonly openInterest: number;
  /** (mark - index) / index. */
  readonly premium: number;
  readonly predictedFunding: number;
  readonly funding?: FundingPayment;
  /** Ascending by time. */
  readonly forced: readonly ForcedClose[];
}

export interface MarketTotals {
  readonly leveraged: Readonly<Record<PositionSide, number>>;
  readonly hedged: Readonly<Record<PositionSide, number>>;
  readonly positions: number;
}

export interface Market {
  readonly time: number;
  readonly mark: number;
  readonly last: number;
  /** Base units; each contract counted once. */
  readonly openInterest: number;
  readonly depthFactor: number;
  readonly dials: MarketDials;
  step(): MarketStep;
  truth(): OpenPositions;
  totals(): MarketTotals;
}

export interface MarketOptions {
  readonly seed: number;
  readonly world: World;
  /** Unix ms; a multiple of 15 s. */
  readonly startTime: number;
  readonly dials?: Partial<MarketDials>;
}

export function createMarket({ seed, world, startTime, dials }: MarketOptions): Market {
  return new SimulatedMarket(seed, startTime, worldDials(world, dials));
}

class SimulatedMarket implements Market {
  mark: number;
  last: number;
  private readonly fundamental: Fundamental;
  private readonly impact: Impact;
  private readonly lastPrice: LastPrice;
  private readonly traders: Traders;
  private readonly sentiment: Sentiment;
  private readonly flow: TakerFlow;
  private readonly hedgers: Hedgers;
  private readonly fundingClock: FundingClock;
  private readonly books = { long: new SideBook('long'), short: new SideBook('short') };

  constructor(
    seed: number,
    public time: number,
    readonly dials: MarketDials,
  ) {
    if (time % STEP !== 0) throw new RangeError(`startTime: expected a multiple of ${STEP} ms, got ${time}`);
    this.fundamental = new Fundamental(seed, dials);
    this.impact = new Impact(dials);
    this.lastPrice = new LastPrice(seed, dials);
    this.traders = new Traders(seed, dials);
    this.sentiment = new Sentiment(seed, dials, STEP);
    this.flow = new TakerFlow(seed, dials);
    this.hedgers = new Hedgers(dials);
    this.fundingClock = new FundingClock(dials);
    this.mark = dials.startPrice;
    this.last = dials.startPrice;
  }

  get openInterest(): number {
    return toBase(this.books.long.lots + this.hedgers.lots.long);
  }

  get depthFactor(): number {
    return depthAt(this.time);
  }

  truth(): OpenPositions {
    return { long: this.books.long.withLiquidationPrice(), short: this.books.short.withLiquidationPrice() };
  }

  totals(): MarketTotals {
    const { long, short } = this.books;
    return {
      leveraged: { long: toBase(long.lots), short: toBase(short.lots) },
      hedged: { long: toBase(this.hedgers.lots.long), short: toBase(this.hedgers.lots.short) },
      positions: long.count + short.count,
    };
  }

  step(): MarketStep {
    const openTime = this.time;
    const pace = activityAt(openTime) * this.fundamental.volatility;
    this.flow.reset();

    const mark = barAt(this.mark);
    const triggered = this.movePrice(mark);
    const last = this.lastPrice.follow(mark, STEP);
    this.last = last.close;
    this.time += STEP;
    this.closeEnded();
    this.openNew(pace);
    const standardReturn = Math.log(mark.close / mark.open) / this.fundamental.spreadOver(STEP);
    this.flow.churn(STEP, pace, this.last, standardReturn);

    const premium = this.premium();
    const funding = this.fundingClock.advance(this.time, premium, this.mark);
    return {
      openTime,
      closeTime: this.time,
      last,
      mark,
      volume: toBase(this.flow.buy + this.flow.sell),
      takerBuy: toBase(this.flow.buy),
      trades: this.flow.tradeCount(STEP, this.last),
      openInterest: this.openInterest,
      premium,
      predictedFunding: this.fundingClock.predicted,
      ...(funding && { funding }),
      forced: forcedCloses(triggered, mark, openTime),
    };
  }

  private reprice(path: Ohlc): void {
    this.mark = Math.exp(this.fundamental.logPrice + this.impact.displacement(this.depthFactor));
    visit(path, this.mark);
  }

  private movePrice(path: Ohlc): Closing[] {
    this.fundamental.advance(STEP);
    this.fundamental.logPrice += this.impact.relax(STEP, this.depthFactor);
    this.reprice(path);
    const push = (signedUsd: number) => {
      this.impact.add(signedUsd);
      this.reprice(path);
      return this.mark;
    };
    const books = [this.books.long, this.books.short];
    const closings = runCascade(books, this.mark, push, this.dials.cascadeSlice);
    for (const { position, cause } of closings) this.settle(position, cause === 'take-profit' ? 0 : 1);
    return closings;
  }

  private closeEnded(): void {
    for (const book of [this.books.long, this.books.short]) {
      for (const position of book.takeEnded(this.time)) this.settle(position, this.dials.closeTakerShare);
    }
  }

  private settle({ side, lots }: Position, takerProbability: number): void {
    this.flow.fill(signOf(side) > 0 ? -1 : 1, lots, takerProbability);
    this.hedgers.meetClose(side, lots);
  }

  private openNew(pace: number): void {
    const longProbability = this.sentiment.longProbability(this.mark, this.fundingClock.predicted);
    for (let left = this.traders.arriving(STEP, pace); left > 0; left--) {
      const position = this.traders.newPosition(longProbability, this.last, this.time);
      this.books[position.side].open(position);
      this.hedgers.meetOpen(position.side, position.lots);
      this.flow.fill(signOf(position.side), position.lots, this.dials.openTakerShare);
    }
  }

  private premium(): number {
    const { long, short } = this.totals().leveraged;
    return this.openInterest > 0 ? (this.dials.premiumSlope * (long - short)) / this.openInterest : 0;
  }
}

/** The forced closes among a step's closings, each at the time when the mark first reached its trigger. */
function forcedCloses(closings: readonly Closing[], mark: Ohlc, openTime: number): ForcedClose[] {
  const forced = closings.filter((closing) => closing.cause === 'forced');
  const closes = forced.map(({ position, price }) => {
    const towards = signOf(position.side) > 0 ? -1 : 1;
    const fraction = reachFraction(mark, position.liquidation!, towards);
    return {
      time: openTime + Math.min(STEP - 1, Math.floor(fraction * STEP)),
      position: position.side,
      quantity: toBase(position.lots),
      price,
      bankruptcyPrice: position.bankruptcy,
      leverage: position.leverage,
    };
  });
  return closes.sort((a, b) => a.time - b.time);
}
