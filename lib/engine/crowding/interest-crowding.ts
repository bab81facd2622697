/** Open interest: how the sum has changed and with what, and how much of it lies on each venue. */
import { DAY, HOUR } from '../../core/time';
import { type Millis, millis } from '../../core/units';
import type { Estimate } from '../../liquidation/estimate';
import type { Bar } from '../../market/bar';
import { closeAt, priceChange, volumeChange } from '../../market/bar-change';
import type { OpenInterest } from '../../market/open-interest';
import type { InterestChange, InterestCrowding, VenueInterest } from '../../protocol/crowding';
import { sifted, withoutGlitches } from '../../signals/glitches';
import { changeStanding, interestChange, interestLevel } from '../../signals/interest-change';
import { priceQuadrant, volumeQuadrant } from '../../signals/interest-quadrant';
import type { CrowdPart } from './crowd-part';
import { chartTimes, heldAt, pricesAt } from './interest-lines';

const WINDOWS = [DAY, millis(72 * HOUR)];

export interface InterestSum {
  /** In base units of the first part, ascending. */
  readonly samples: readonly OpenInterest[];
  /** The first part's. */
  readonly bars: readonly Bar[];
  readonly columns: Estimate['columns'];
}

export function interestCrowding(
  parts: readonly CrowdPart[],
  sum: InterestSum,
): InterestCrowding | undefined {
  const samples = withoutGlitches(sum.samples);
  if (samples.length === 0) return undefined;
  const times = chartTimes(samples);
  const level = interestLevel(samples);
  return {
    venues: parts.flatMap((part) => venueInterest(part, times) ?? []),
    changes: WINDOWS.flatMap((window) => changeOver(window, samples, parts) ?? []),
    ...(level && { standing: level }),
    times,
    line: heldAt(samples, times),
    prices: pricesAt(sum.bars, sum.columns, times),
  };
}

function changeOver(
  window: Millis,
  samples: readonly OpenInterest[],
  parts: readonly CrowdPart[],
): InterestChange | undefined {
  const change = interestChange(samples, window);
  const newest = samples.at(-1);
  const bars = parts[0]?.bars ?? [];
  if (!change || !newest) return undefined;
  const { percent, from } = change;
  const standing = changeStanding(samples, window);
  const price = priceChange(bars, newest.time, window);
  const volume = volumeChange(
    parts.filter(({ inOpenInterest }) => inOpenInterest),
    newest.time,
    window,
  );
  const [then, now] = [closeAt(bars, newest.time - window), closeAt(bars, newest.time)];
  const withPrice = price === undefined ? undefined : priceQuadrant(percent, price);
  const withVolume = volume === undefined ? undefined : volumeQuadrant(percent, volume);
  return {
    hours: window / HOUR,
    percent,
    quantity: newest.quantity - from,
    ...(then !== undefined && now !== undefined && { usd: newest.quantity * now - from * then }),
    ...(standing && { standing }),
    ...(price !== undefined && { price }),
    ...(volume !== undefined && { volume }),
    ...(withPrice && { withPrice }),
    ...(withVolume && { withVolume }),
  };
}

/** Undefined where nothing is known of it, its price included. */
function venueInterest(part: CrowdPart, times: readonly number[]): VenueInterest | undefined {
  const { instrument, units, openInterest, bars, mark, publishesInterest, inOpenInterest } = part;
  const { kept, zeros, spikes } = sifted(openInterest);
  const newest = kept.at(-1);
  const price = mark?.mark ?? bars.at(-1)?.close;
  if (!newest || price === undefined) return undefined;
  const change = interestChange(kept, DAY);
  const glitches = [...zeros, ...spikes].map(({ time }) => time);
  return {
    venue: instrument.venue,
    symbol: instrument.symbol,
    quantity: newest.quantity * units,
    usd: newest.quantity * price,
    ...(change && { change: change.percent }),
    since: kept[0]!.time,
    published: publishesInterest,
    inSum: inOpenInterest,
    ...(glitches.length > 0 && { glitches: { count: glitches.length, newest: Math.max(...glitches) } }),
    line: heldAt(kept, times).map((quantity) => (quantity === null ? null : quantity * units)),
  };
}
