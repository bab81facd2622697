/** Runs a market and keeps what a venue would publish of it, by the minute, along with samples of the truth. */
import { DAY, MINUTE } from '../../lib/core/time';
import { type BarColumns, addToBar, emptyBars } from './bar-columns';
import type { MarketDials, World } from './dials';
import type { FundingPayment } from './funding-clock';
import { type ForcedClose, STEP, createMarket } from './market';
import type { OpenPositions } from './position';
import { largestPerSecond } from './public-liquidations';

export interface RecordOptions {
  readonly seed: number;
  readonly world: World;
  /** In all, the burn-in included. */
  readonly days?: number;
  readonly burnInDays?: number;
  /** Unix ms, a multiple of a minute. */
  readonly startTime?: number;
  /** Minutes between samples of the truth, which are taken after the burn-in. */
  readonly sampleEvery?: number;
  readonly dials?: Partial<MarketDials>;
}

export interface TruthSample {
  readonly time: number;
  readonly mark: number;
  readonly positions: OpenPositions;
}

export interface MarketRecord {
  readonly seed: number;
  readonly world: World;
  readonly dials: MarketDials;
  readonly from: number;
  readonly burnInEnd: number;
  readonly to: number;
  /** Minute bars from `from` to `to`. */
  readonly bars: BarColumns;
  /** Every forced close, ascending by time. */
  readonly forced: readonly ForcedClose[];
  /** The forced closes that Binance's feed would show. */
  readonly publicForced: readonly ForcedClose[];
  readonly funding: readonly FundingPayment[];
  readonly truth: readonly TruthSample[];
}

/** A Monday. */
export const DEFAULT_START = Date.UTC(2025, 0, 6);
const STEPS_PER_MINUTE = MINUTE / STEP;

export function recordMarket(options: RecordOptions): MarketRecord {
  const { seed, world, days = 40, burnInDays = 10, startTime = DEFAULT_START, sampleEvery = 240 } = options;
  const market = createMarket({ seed, world, startTime, ...(options.dials && { dials: options.dials }) });
  const minutes = Math.round((days * DAY) / MINUTE);
  const burnInEnd = startTime + burnInDays * DAY;
  const bars = emptyBars(minutes);
  const forced: ForcedClose[] = [];
  const funding: FundingPayment[] = [];
  const truth: TruthSample[] = [];

  for (let minute = 0; minute < minutes; minute++) {
    for (let part = 0; part < STEPS_PER_MINUTE; part++) {
      const step = market.step();
      addToBar(bars, minute, step);
      forced.push(...step.forced);
      if (step.funding) funding.push(step.funding);
    }
    const sampled = (market.time - burnInEnd) % (sampleEvery * MINUTE) === 0;
    if (sampled && market.time >= burnInEnd) {
      truth.push({ time: market.time, mark: market.mark, positions: market.truth() });
    }
  }
  return {
    seed,
    world,
    dials: market.dials,
    from: startTime,
    burnInEnd,
    to: market.time,
    bars,
    forced,
    publicForced: largestPerSecond(forced),
    funding,
    truth,
  };
}
