/** Absorption and alignment, and the thresholds that all readings of a flow score share. */
import type { FlowScore } from './flow-score';

/** Below this |z| price or CVD is flat. */
export const FLAT_Z = 0.5;
/** From this |z| of CVD on, a side leads. */
export const LEAD_Z = 1;
/** From this |z| on, the delta is more than price explains. */
export const RESIDUAL_Z = 2;

/** Takers press one way and price stands: resting orders take it up. Names the side of the takers. */
export function absorbed({ priceZ, residualZ }: FlowScore): 'buy' | 'sell' | undefined {
  if (Math.abs(residualZ) < RESIDUAL_Z || Math.abs(priceZ) >= FLAT_Z) return undefined;
  return residualZ > 0 ? 'buy' : 'sell';
}

/** Price goes with the takers: names their side. */
export function aligned({ priceZ, cvdZ }: FlowScore): 'buy' | 'sell' | undefined {
  if (Math.abs(priceZ) < LEAD_Z || Math.abs(cvdZ) < LEAD_Z || priceZ * cvdZ < 0) return undefined;
  return cvdZ > 0 ? 'buy' : 'sell';
}
