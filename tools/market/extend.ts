/**
 * Bars without traders, for tests of scale: the market's own price, volume and taker processes, with the open
 * interest and the premium as mean-reverting noise. A year of minutes takes seconds.
 */
import { DAY, HOUR, MINUTE } from '../../lib/core/time';
import { type BarColumns, addToBar, emptyBars } from './bar-columns';
import { activityAt } from './calendar';
import { type MarketDials, type World, worldDials } from './dials';
import { Fundamental } from './fundamental';
import { FundingClock, type FundingPayment } from './funding-clock';
import { LastPrice } from './last-price';
import { toBase, toLots } from './lots';
import { OrnsteinUhlenbeck } from './ornstein-uhlenbeck';
import { randomStream } from './random';
import { barAt, visit } from './step-path';
import { TakerFlow } from './taker-flow';

export interface ExtendOptions {
  readonly seed: number;
  readonly world: World;
  readonly startTime: number;
  readonly startPrice: number;
  /** Base units. */
  readonly startOpenInterest: number;
  readonly days?: number;
  /** Length of a bar in ms: a divisor of 8 h. */
  readonly interval?: number;
  readonly dials?: Partial<MarketDials>;
}

export interface ExtendedBars {
  readonly bars: BarColumns;
  readonly funding: readonly FundingPayment[];
}

const PARTS = 4;
const OPEN_INTEREST = { logSpread: 0.25, halfLifeHours: (5 * DAY) / HOUR };
const PREMIUM = { spread: 0.0005, halfLifeHours: 12 };

export function extendBars(options: ExtendOptions): ExtendedBars {
  const { seed, world, startTime, startPrice, startOpenInterest, days = 365, interval = MINUTE } = options;
  if ((8 * HOUR) % interval !== 0)
    throw new RangeError(`interval: expected a divisor of 8 h, got ${interval} ms`);
  const dials = worldDials(world, { ...options.dials, startPrice });
  const span = interval / PARTS;
  const fundamental = new Fundamental(seed, dials);
  const lastPrice = new LastPrice(seed, dials);
  const flow = new TakerFlow(seed, dials);
  const clock = new FundingClock(dials);
  const premium = new OrnsteinUhlenbeck(PREMIUM.spread, PREMIUM.halfLifeHours, randomStream(seed, 'premium'));
  const interest = openInterestWalk(seed, startOpenInterest);

  const bars = emptyBars(Math.round((days * DAY) / interval));
  const funding: FundingPayment[] = [];
  for (let part = 0; part < bars.openTime.length * PARTS; part++) {
    const openTime = startTime + part * span;
    const pace = activityAt(openTime) * fundamental.volatility;
    const mark = barAt(Math.exp(fundamental.logPrice));
    fundamental.advance(span);
    visit(mark, Math.exp(fundamental.logPrice));
    const last = lastPrice.follow(mark, span);
    flow.reset();
    flow.churn(span, pace, last.close, Math.log(mark.close / mark.open) / fundamental.spreadOver(span));
    const lots = flow.buy + flow.sell;
    addToBar(bars, Math.floor(part / PARTS), {
      openTime,
      last,
      mark,
      volume: toBase(lots),
      takerBuy: toBase(flow.buy),
      trades: flow.tradeCount(span, last.close),
      openInterest: toBase(interest(span, lots)),
    });
    premium.advance(span);
    const payment = clock.advance(openTime + span, premium.value, mark.close);
    if (payment) funding.push(payment);
  }
  return { bars, funding };
}

/** Lots open after each span: a walk around its start that never moves by more than was traded. */
function openInterestWalk(seed: number, start: number): (span: number, traded: number) => number {
  const { logSpread, halfLifeHours } = OPEN_INTEREST;
  const process = new OrnsteinUhlenbeck(logSpread, halfLifeHours, randomStream(seed, 'open-interest'));
  const origin = process.value;
  let lots = toLots(start);
  return (span, traded) => {
    process.advance(span);
    const wanted = Math.round(toLots(start) * Math.exp(process.value - origin));
    lots += Math.max(-traded, Math.min(traded, wanted - lots));
    return lots;
  };
}
