/** Bands as stretches against a position (see `stance`): from the near edge over the far one to where they may carry price. */
import type { PositionSide } from '../core/position-side';
import { against } from './stance';

/** Estimated forced orders of positions on one side. */
export interface RiskBand {
  readonly side: PositionSide;
  readonly low: number;
  readonly high: number;
  /** Expected to be force-closed. */
  readonly usd: number;
  /** Noise, not a band. */
  readonly thin: boolean;
  /** Percent of price that its forced orders may carry price beyond it (see `liquidation/overshoot`). */
  readonly overshootHigh?: number | undefined;
}

export interface Stretch<Band> {
  readonly band: Band;
  readonly near: number;
  readonly far: number;
  /** The far edge and the overshoot, Y·σ_D·√(Q ÷ V_D) or by the order book; the far edge alone while none is known. */
  readonly reach: number;
}

/** A bucket of the map: less is no distance. */
const BEYOND = 0.1;

/** The bands whose forced orders push price against positions of the side, nearest first; what price has passed is none. */
export function stretchesAgainst<Band extends RiskBand>(
  side: PositionSide,
  from: number,
  bands: readonly Band[],
): Stretch<Band>[] {
  return bands
    .filter((band) => band.side === side && !band.thin)
    .map((band) => {
      const edges = [band.low, band.high].map((edge) => against(side, from, edge));
      const far = Math.max(...edges);
      return { band, near: Math.max(0, Math.min(...edges)), far, reach: far + (band.overshootHigh ?? 0) };
    })
    .filter(({ far }) => far > 0)
    .sort((a, b) => a.near - b.near);
}

/** The first point from `at` on that no stretch reaches. */
export function clearFrom(at: number, nearestFirst: readonly Stretch<unknown>[]): number {
  return nearestFirst.reduce(
    (clear, { near, reach }) => (near <= clear && clear <= reach ? reach + BEYOND : clear),
    at,
  );
}
