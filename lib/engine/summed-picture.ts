/**
 * One picture of a coin from the pictures of its contracts on several venues, in the first one's prices and units. What
 * is read off the series (signals, divergences, clusters) is read off the sums.
 */
import { type Millis, type UnixMs, price as priceOf } from '../core/units';
import { type EstimatePart, type EstimateParts, summedEstimate } from '../liquidation/summed-estimate';
import { coinUnit } from '../market/coin-unit';
import type { Instrument } from '../market/instrument';
import type { Liquidation } from '../market/liquidation';
import { weightedFunding } from '../market/summed-funding';
import { summedOpenInterest } from '../market/summed-open-interest';
import { summedDelta } from '../orderflow/summed-delta';
import { withoutGlitches } from '../signals/glitches';
import { summedSources } from '../orderflow/summed-sources';
import { type BandOrigin, bandOrigins } from './band-origins';
import { type OrderFlow, readingOf } from './order-flow';
import type { Picture } from './picture';
import { signalViews } from './signal-views';

export interface PicturePart {
  readonly instrument: Instrument;
  readonly picture: Picture;
  /** What price has touched since the part was computed, in the first part's prices; see `summedEstimate`. */
  readonly passed?: EstimatePart['passed'];
}

export interface SummedPicture {
  readonly picture: Picture;
  /** Whose prices and units these are. */
  readonly reference: Instrument;
  /** Parts whose order flow and open interest are in the sums. */
  readonly inFlow: ReadonlySet<Instrument>;
  readonly inOpenInterest: ReadonlySet<Instrument>;
  /** Where the estimate's bands come from, in their order. */
  readonly origins: readonly BandOrigin[];
}

type Parts = readonly [PicturePart, ...PicturePart[]];

export function summedPicture(parts: Parts, now: UnixMs): SummedPicture {
  const [{ picture: first, instrument: reference }] = parts;
  const units = parts.map((part) => unitsOf(part.instrument, reference));
  const flow = summedFlow(parts, units);
  const interests = parts.map(({ picture }, i) => ({
    samples: withoutGlitches(picture.openInterest),
    units: units[i]!,
  }));
  const interest = summedOpenInterest(interests);
  const inFlow = new Set(instrumentsOf(parts, flow?.included));
  const inOpenInterest = new Set(instrumentsOf(parts, interest.included));
  const estimated = estimatedParts(parts, units);
  const estimate = estimated && summedEstimate(estimated);
  const origins =
    estimated && estimate
      ? bandOrigins({
          estimate,
          openInterest: interest.samples,
          bars: first.bars,
          parts: estimated,
          venues: parts.flatMap(({ instrument, picture }) => (picture.estimate ? instrument.venue : [])),
        })
      : [];
  if (parts.length === 1 && !parts[0].passed)
    return { picture: first, reference, inFlow, inOpenInterest, origins };
  const funding = weightedFunding(
    parts.map(({ picture }, i) => ({
      rates: picture.funding,
      weight: units[i]! * (interests[i]!.samples.at(-1)?.quantity ?? 0),
    })),
  );
  const { bars, lookbackSpan: lookback } = first;
  const read = { estimate, flow: flow?.reading, bars, funding, openInterest: interest.samples, lookback };
  const total = (of: (picture: Picture) => number): number =>
    parts.reduce((sum, { picture }) => sum + of(picture), 0);
  const picture: Picture = {
    ...first,
    estimate,
    openInterest: interest.samples,
    funding,
    liquidations: parts.flatMap((part, i) => liquidationsIn(part, units[i]!)).sort(byTime),
    flow: flow?.reading,
    signals: signalViews(read, now),
    barsExpected: total(({ barsExpected }) => barsExpected),
    barsPresent: total(({ barsPresent }) => barsPresent),
    gaps: parts.flatMap((part) => part.picture.gaps.map((gap) => ({ ...gap, venue: part.instrument.venue }))),
  };
  return { picture, reference, inFlow, inOpenInterest, origins };
}

/** Base units of `reference` in one of `instrument`. */
function unitsOf(instrument: Instrument, reference: Instrument): number {
  return coinUnit(instrument.base).unit / coinUnit(reference.base).unit;
}

function instrumentsOf(parts: Parts, included: readonly boolean[] | undefined): Instrument[] {
  return parts.filter((_, i) => included?.[i]).map(({ instrument }) => instrument);
}

/** Undefined where none of them has an estimate. */
function estimatedParts(parts: Parts, units: readonly number[]): EstimateParts | undefined {
  const [first, ...others] = parts.flatMap(({ picture: { estimate }, passed }, i) =>
    estimate ? [{ estimate, units: units[i]!, ...(passed && { passed }) }] : [],
  );
  return first && [first, ...others];
}

function summedFlow(
  parts: Parts,
  units: readonly number[],
): { reading: OrderFlow; included: readonly boolean[] } | undefined {
  const known = parts.flatMap(({ picture: { flow } }, i) => (flow ? [{ flow, units: units[i]! }] : []));
  const [first] = known;
  const reading = summedDelta(known.map(({ flow, units }) => ({ series: flow.delta, units })));
  const sum = summedSources(known.map(({ flow, units }) => ({ sources: flow.sources, units })));
  if (!first || !reading || !sum) return undefined;
  const { bars, minuteBars } = first.flow;
  const included = new Set(known.filter((_, i) => sum.included[i]).map(({ flow }) => flow));
  return {
    reading: { ...readingOf(bars, reading.series), sources: sum.sources, minuteBars },
    included: parts.map(({ picture: { flow } }) => flow !== undefined && included.has(flow)),
  };
}

function byTime(a: Liquidation, b: Liquidation): number {
  return a.time - b.time;
}

/** Forced orders at their own venue's prices, which lie within a tick or two of the others on such a day. */
function liquidationsIn({ picture }: PicturePart, units: number): readonly Liquidation[] {
  if (units === 1) return picture.liquidations;
  return picture.liquidations.map(({ quantity, fillPrice, orderPrice, ...rest }) => ({
    ...rest,
    quantity: (quantity * units) as Liquidation['quantity'],
    ...(fillPrice !== undefined && { fillPrice: priceOf(fillPrice / units) }),
    ...(orderPrice !== undefined && { orderPrice: priceOf(orderPrice / units) }),
  }));
}
