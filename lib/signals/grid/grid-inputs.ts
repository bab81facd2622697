/** What the grid is evaluated on, read off series as they were known at one instant: nothing later changes it. */
import type { UnixMs } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import type { OpenInterest } from '../../market/open-interest';
import { type Horizon, HORIZONS } from '../horizon';
import { type Missing, stale } from '../signal';
import type { BandReadings } from './band-readings';
import { type Flow, type FlowReadings, flowReadings } from './flow-readings';
import { type FundingReadings, fundingReadings } from './funding-readings';
import { type InterestReadings, interestReadings } from './interest-readings';
import { type Reading, absent } from './reading';

export interface GridValues {
  readonly bands: BandReadings;
  readonly flow: FlowReadings;
  readonly funding: FundingReadings;
  readonly interest: InterestReadings;
}

export type GridInputs = { readonly [Name in keyof GridValues]: Reading<GridValues[Name]> };

/** All series ascending. */
export interface GridSeries {
  readonly bands: BandReadings | undefined;
  /** Of the horizon's interval; undefined where there is no source of it. */
  readonly flow: Flow | undefined;
  readonly funding: readonly FundingRate[];
  readonly openInterest: readonly OpenInterest[];
}

export function gridInputs(series: GridSeries, now: UnixMs, horizon: Horizon = HORIZONS.day): GridInputs {
  return {
    bands: bandsAt(series.bands, now),
    flow: flowReadings(series.flow, now, horizon),
    funding: fundingReadings(series.funding, now),
    interest: interestReadings(series.openInterest, now),
  };
}

/** The inputs while nothing can be told of any of them. */
export function absentInputs(missing: Missing): GridInputs {
  const none = absent(missing);
  return { bands: none, flow: none, funding: none, interest: none };
}

function bandsAt(bands: BandReadings | undefined, now: UnixMs): Reading<BandReadings> {
  if (!bands || bands.asOf > now) return absent('no-data');
  return stale(bands.asOf, now, bands.lasts)
    ? absent('stale', bands.asOf)
    : { value: bands, asOf: bands.asOf };
}
