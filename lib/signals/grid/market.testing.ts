/** A market of the day horizon as plain series, for tests: quiet, unless told otherwise. */
import { DAY, HOUR, MINUTE } from '../../core/time';
import { baseQty, millis, price, unixMs } from '../../core/units';
import { clusters, type ExposureProfile } from '../../liquidation/clusters';
import { gridOver, type PriceGrid } from '../../liquidation/price-grid';
import type { Bar } from '../../market/bar';
import type { FundingRate } from '../../market/funding';
import type { OpenInterest } from '../../market/open-interest';
import { deltaFromTakerBars } from '../../orderflow/delta';
import { divergences } from '../../orderflow/divergence';
import { flowFrame } from '../../orderflow/flow-frame';
import { randomWalk } from '../../orderflow/random-walk.testing';
import { type BandReadings, bandReadings } from './band-readings';
import type { Flow } from './flow-readings';
import type { GridSeries } from './grid-inputs';

export const NOW = unixMs(1_700_006_400_000);
export const PRICE = 100;
const QUARTER = millis(15 * MINUTE);

/** What stands where: a hump of forced orders, percent from price (above: of shorts), base units at its middle. */
export interface Hump {
  readonly at: number;
  readonly mass: number;
}

/** Forced orders that stand now, and those that stood at every earlier half hour of a week. */
export function bandsOf(now: readonly Hump[], usual: readonly Hump[] = now): BandReadings {
  const grid = gridOver(PRICE * 0.8, PRICE * 1.2, 0.001, 0.05);
  const leverages = [20, 50];
  const side = (humps: readonly Hump[], sign: number, share = 1): Float64Array =>
    exposure(
      grid,
      humps.filter(({ at }) => Math.sign(at) === sign),
      share,
    );
  const long = side(now, -1);
  const short = side(now, 1);
  const profile: ExposureProfile = {
    grid,
    leverages,
    long,
    short,
    longByTier: leverages.map(() => side(now, -1, 0.5)),
    shortByTier: leverages.map(() => side(now, 1, 0.5)),
  };
  const columnDuration = HOUR / 2;
  const [longs, shorts] = [side(usual, -1), side(usual, 1)];
  const columns = Array.from({ length: 336 }, (_, i) => ({
    time: NOW - (335 - i) * columnDuration,
    price: PRICE,
    // Some columns are fuller than others.
    long: Float32Array.from(longs, (value) => value * (1 + 0.2 * Math.sin(i))),
    short: Float32Array.from(shorts, (value) => value * (1 + 0.2 * Math.sin(i))),
  }));
  return bandReadings(
    {
      asOf: NOW,
      price: PRICE,
      profile,
      clusters: clusters(profile, PRICE),
      columns,
      columnDuration,
      scale: 1,
    },
    QUARTER,
  );
}

function exposure(grid: PriceGrid, humps: readonly Hump[], share: number): Float64Array {
  return Float64Array.from({ length: grid.size }, (_, i) =>
    humps.reduce((sum, { at, mass }) => {
      const away = (grid.first + i + 0.5) * grid.width - Math.log(PRICE * (1 + at / 100));
      return sum + share * mass * Math.exp(-((away / 0.003) ** 2));
    }, 0),
  );
}

/** A week of quarters of an hour that ends at `NOW`, the last of them as told: each [return, delta]. */
export function flowOf(last: readonly (readonly [number, number])[] = [], seed = 2): Flow {
  const walk = randomWalk({ bars: 672, seed, correlation: 0.6 });
  const steps = walk.closes.map((close, i) => {
    const move = i === 0 ? 0 : Math.log(close / walk.closes[i - 1]!);
    return last[i - walk.closes.length + last.length] ?? ([move, walk.deltas[i]!] as const);
  });
  const bars: Bar[] = [];
  let close = PRICE;
  steps.forEach(([move, delta], i) => {
    const open = close;
    close *= Math.exp(move);
    bars.push({
      openTime: unixMs(NOW - (steps.length - i) * QUARTER),
      duration: QUARTER,
      open: price(open),
      high: price(Math.max(open, close)),
      low: price(Math.min(open, close)),
      close: price(close),
      volume: baseQty(20),
      takerBuy: baseQty(10 + delta / 2),
    });
  });
  const frame = flowFrame(bars, deltaFromTakerBars(bars, QUARTER));
  return { frame, divergences: divergences(frame) };
}

/** Thirty days of eight-hour rates, in percent per 8 h; the last of them as told. */
export function fundingOf(last: readonly number[] = []): FundingRate[] {
  return Array.from({ length: 90 }, (_, i): FundingRate => ({
    time: unixMs(NOW - (89 - i) * 8 * HOUR),
    rate: (last[i - 90 + last.length] ?? 0.005 + 0.004 * Math.sin(i)) / 100,
    interval: millis(8 * HOUR),
    kind: 'realised',
  }));
}

/** A week of five-minute samples that swing by a percent; `lift`: what the last three days added, percent. */
export function interestOf(lift = 0): OpenInterest[] {
  return Array.from({ length: 2017 }, (_, i) => {
    const time = unixMs(NOW - (2016 - i) * 5 * MINUTE);
    const share = Math.max(0, 1 - (NOW - time) / (3 * DAY));
    const swing = 1 + 0.01 * Math.sin(i / 60) * (1 - share);
    return { time, quantity: baseQty(1_000 * swing * (1 + (lift / 100) * share)) };
  });
}

const USUAL: readonly Hump[] = [
  { at: 4, mass: 10 },
  { at: -4, mass: 10 },
];

/** Bands as they usually are, and nothing else of note. */
export function quietMarket(): GridSeries {
  return {
    bands: bandsOf(
      [
        { at: 4, mass: 8 },
        { at: -4, mass: 8 },
      ],
      USUAL,
    ),
    flow: flowOf(),
    funding: fundingOf(),
    openInterest: interestOf(),
  };
}

/**
 * The guide's worked example: funding negative for three days, open interest 15 % higher than before them, a dense
 * cluster of shorts 4 % above, and a CVD that stays flat while price declines.
 */
export function workedExample(): GridSeries {
  return {
    bands: bandsOf(
      [
        { at: 4, mass: 20 },
        { at: -6, mass: 8 },
      ],
      USUAL,
    ),
    flow: flowOf(Array.from({ length: 24 }, (_, i) => [-0.0012, i % 2 === 0 ? 0.5 : -0.5] as const)),
    funding: fundingOf(Array.from({ length: 9 }, () => -0.008)),
    openInterest: interestOf(15),
  };
}
