/** Funding by venue and weighted, on a grid of 8 h that all intervals can be brought to. */
import { DAY, HOUR } from '../../core/time';
import { type Millis, type UnixMs, millis } from '../../core/units';
import { type FundingRate, eightHourRate } from '../../market/funding';
import type { MarkPrice } from '../../market/mark-price';
import { paidOver, weightedMean } from '../../market/summed-funding';
import type { FundingCrowding, FundingRead, VenueFunding } from '../../protocol/crowding';
import { fundingStanding } from '../../signals/funding-standing';
import { type CrowdPart, weightOf } from './crowd-part';

const EIGHT_HOURS = millis(8 * HOUR);
const SHOWN = 30 * DAY;

/** `summed`: the weighted series that the funding signal reads. */
export function fundingCrowding(
  parts: readonly CrowdPart[],
  summed: readonly FundingRate[],
  now: UnixMs,
): FundingCrowding | undefined {
  const paying = parts.filter(
    ({ funding, mark }) => funding.length > 0 || mark?.predictedFunding !== undefined,
  );
  if (paying.length === 0) return undefined;
  const times = gridTimes(paying, now);
  return {
    venues: paying.map((part) => venueFunding(part, times, now)),
    weighted: fundingRead(summed, weightedPrediction(paying), now),
    times,
    line: eightHourly(summed, times),
    clockAhead: clockAhead(parts),
  };
}

/** Of what was streamed with the least delay; 0 while nothing was. */
function clockAhead(parts: readonly CrowdPart[]): number {
  const known = parts.flatMap((part) => part.clockAhead ?? []);
  return known.length > 0 ? Math.max(...known) : 0;
}

function venueFunding({ instrument, funding, mark }: CrowdPart, times: number[], now: UnixMs): VenueFunding {
  const interval = intervalOf(funding, mark);
  return {
    venue: instrument.venue,
    symbol: instrument.symbol,
    ...fundingRead(funding, predictedRate(funding, mark), now),
    ...(interval !== undefined && { intervalHours: interval / HOUR }),
    ...(mark?.nextFunding !== undefined && { next: mark.nextFunding }),
    line: eightHourly(funding, times),
  };
}

function fundingRead(rates: readonly FundingRate[], predicted: number | undefined, now: UnixMs): FundingRead {
  const standing = fundingStanding(rates, now);
  return {
    ...(predicted !== undefined && { predicted }),
    ...(standing && {
      realised: standing.f8,
      ...(standing.percentile !== undefined && {
        standing: { percentile: standing.percentile, span: standing.span },
      }),
      ...(standing.robustZ !== undefined && { robustZ: standing.robustZ }),
      ...(standing.persistence && { persistence: standing.persistence }),
    }),
  };
}

/** What the venue says goes before what its record lets expect. */
function intervalOf(funding: readonly FundingRate[], mark: MarkPrice | undefined): Millis | undefined {
  return mark?.fundingInterval ?? funding.at(-1)?.interval;
}

function predictedRate(funding: readonly FundingRate[], mark: MarkPrice | undefined): number | undefined {
  const interval = intervalOf(funding, mark);
  if (interval === undefined || mark?.predictedFunding === undefined) return undefined;
  return eightHourRate({ rate: mark.predictedFunding, interval });
}

function weightedPrediction(parts: readonly CrowdPart[]): number | undefined {
  return weightedMean(
    parts.map((part) => ({ value: predictedRate(part.funding, part.mark), weight: weightOf(part) })),
  );
}

/** Ends of 8 h, from the oldest that is shown or on record to the newest that is over. */
function gridTimes(parts: readonly CrowdPart[], now: UnixMs): number[] {
  const oldest = Math.min(...parts.map(({ funding }) => funding[0]?.time ?? now));
  const last = Math.floor(now / EIGHT_HOURS) * EIGHT_HOURS;
  const first = Math.ceil(Math.max(oldest, last - SHOWN) / EIGHT_HOURS) * EIGHT_HOURS;
  const count = Math.max(0, (last - first) / EIGHT_HOURS + 1);
  return Array.from({ length: count }, (_, i) => first + i * EIGHT_HOURS);
}

function eightHourly(rates: readonly FundingRate[], times: readonly number[]): (number | null)[] {
  const paid = paidOver(rates);
  return times.map((time) => paid(time, EIGHT_HOURS) ?? null);
}
