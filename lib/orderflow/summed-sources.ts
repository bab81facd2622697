/**
 * Several venues' order flow as one. A venue whose measured delta does not reach over the others' is left out, since it
 * would change the sum's make-up on the way; where none is measured, estimates are summed. One whose newest bar is late is
 * waited for; one that lacks more has dropped out, and the others go on.
 */
import { type FlowSources, bestDelta } from './flow-sources';
import { type JoinedDelta, asSeries } from './joined-delta';
import { summedJoined } from './summed-joined';

export interface SourcesPart {
  readonly sources: FlowSources;
  /** Base units of the sum in one of this part's. */
  readonly units: number;
}

export interface SourcesSum {
  readonly sources: FlowSources;
  /** Which parts are in it. */
  readonly included: readonly boolean[];
}

/** Of the longest. */
const LEAST_REACH = 0.95;

/** Undefined where no part has any delta. */
export function summedSources(parts: readonly SourcesPart[]): SourcesSum | undefined {
  const isMeasured = parts.some(({ sources }) => sources.five.openTimes.length > 0);
  const reach = parts.map(({ sources }) => (isMeasured ? sources.five : sources.estimated).openTimes.length);
  const longest = Math.max(0, ...reach);
  if (longest === 0) return undefined;
  const included = reach.map((length) => length >= LEAST_REACH * longest);
  const summed = parts.filter((_, i) => included[i]);
  const sumOf = (joined: (sources: FlowSources) => JoinedDelta): JoinedDelta =>
    summedJoined(summed.map(({ sources, units }) => ({ joined: joined(sources), units })));
  const best = asSeries(sumOf(bestDelta));
  return {
    sources: {
      five: untilLatest(
        sumOf(({ five }) => five),
        summed,
      ),
      one: inAll(
        sumOf(({ one }) => one),
        summed,
      ),
      estimated: { ...best, provenance: 'estimated' },
    },
    included,
  };
}

/** Up to where all have come that are no more than a bar behind. */
function untilLatest(sum: JoinedDelta, parts: readonly SourcesPart[]): JoinedDelta {
  const ends = parts.map(({ sources }) => sources.five.openTimes.at(-1) ?? -Infinity);
  const newest = Math.max(...ends);
  const patience = parts[0]!.sources.estimated.interval;
  const latest = Math.min(...ends.filter((end) => newest - end <= patience));
  return kept(sum, (time) => time <= latest);
}

/** Minutes are there for a while only, and not of every venue. */
function inAll(sum: JoinedDelta, parts: readonly SourcesPart[]): JoinedDelta {
  const known = parts.map(({ sources }) => new Set(sources.one.openTimes));
  return kept(sum, (time) => known.every((times) => times.has(time)));
}

function kept(sum: JoinedDelta, isKept: (time: number) => boolean): JoinedDelta {
  const places = [...sum.openTimes.keys()].filter((i) => isKept(sum.openTimes[i]!));
  return {
    ...sum,
    openTimes: Float64Array.from(places, (i) => sum.openTimes[i]!),
    delta: Float64Array.from(places, (i) => sum.delta[i]!),
    sources: places.map((i) => sum.sources[i]!),
  };
}
