/** A recorded market, ready to be estimated: what was public of it, and what was recorded of its forced orders. */
import type { PositionSide } from '../../lib/core/position-side';
import type { Assumptions } from '../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { VenueId } from '../../lib/market/instrument';
import type { Figure } from '../figures/figure';

export interface Recording {
  readonly name: string;
  readonly venue: VenueId;
  readonly coin: string;
  readonly assumptions: Assumptions;
  /** Whether the bars tell the estimator of forced orders. */
  readonly feed: 'throttled' | 'none';
  /** Ascending, of one duration. */
  readonly bars: readonly EstimatorBar[];
  /** Ascending; none where none were recorded, and then only touches can be scored. */
  readonly orders: readonly TriggeredOrder[];
  /** What is wrong with the record, in figures. */
  readonly caveats: readonly Figure[];
}

/** A forced order as it was recorded. */
export interface RecordedOrder {
  readonly time: number;
  readonly position: PositionSide;
  /** Base units; undefined where no size was recorded. */
  readonly quantity: number | undefined;
  /** Its limit, which stands at or near the bankruptcy price: beyond the price that triggered it. */
  readonly orderPrice: number;
}

/** The same at the price that triggered it, as near as can be told. */
export interface TriggeredOrder {
  readonly time: number;
  readonly position: PositionSide;
  readonly quantity: number;
  readonly price: number;
}
