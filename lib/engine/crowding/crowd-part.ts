/** One contract's part in what is said of crowding. */
import type { Bar } from '../../market/bar';
import type { FundingRate } from '../../market/funding';
import type { Instrument } from '../../market/instrument';
import type { LongShortRatio } from '../../market/long-short-ratio';
import type { MarkPrice } from '../../market/mark-price';
import type { OpenInterest } from '../../market/open-interest';
import { withoutGlitches } from '../../signals/glitches';

export interface CrowdPart {
  readonly instrument: Instrument;
  /** Base units of the first part in one of this one's. */
  readonly units: number;
  readonly funding: readonly FundingRate[];
  readonly openInterest: readonly OpenInterest[];
  /** Five-minute bars, ascending. */
  readonly bars: readonly Bar[];
  readonly mark: MarkPrice | undefined;
  /** Exchange time minus this machine's, in milliseconds; undefined until something was streamed. */
  readonly clockAhead: number | undefined;
  readonly ratios: readonly LongShortRatio[];
  /** Whether its venue publishes open interest of the past; else the present is recorded. */
  readonly publishesInterest: boolean;
  /** Whether its open interest is in the sum. */
  readonly inOpenInterest: boolean;
}

/** What a part weighs among the others: its open interest, in base units of the first. */
export function weightOf({ units, openInterest }: CrowdPart): number {
  return units * (withoutGlitches(openInterest).at(-1)?.quantity ?? 0);
}
