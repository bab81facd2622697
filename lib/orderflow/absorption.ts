/** What a flow score says about who leads: shared thresholds of the flow signals. */
import type { FlowScore } from './flow-score';

/** Below this |z| price or CVD is flat. */
export const FLAT_Z = 0.5;
/** From this |z| on, price and CVD of the same sign are aligned. */
export const ALIGNED_Z = 1;
/** From this |z| on, the delta is more than price explains. */
export const RESIDUAL_Z = 2;

/** Takers press one way and price stands: resting orders take it up. Names the side of the takers. */
export function absorbed({ priceZ, residualZ }: FlowScore): 'buy' | 'sell' | undefined {
  if (Math.abs(residualZ) < RESIDUAL_Z || Math.abs(priceZ) >= FLAT_Z) return undefined;
  return residualZ > 0 ? 'buy' : 'sell';
}

/** Price and CVD moved the same way, both by at least one standard deviation. */
export function aligned({ priceZ, cvdZ }: FlowScore): 'buy' | 'sell' | undefined {
  if (Math.min(priceZ, cvdZ) >= ALIGNED_Z) return 'buy';
  if (Math.max(priceZ, cvdZ) <= -ALIGNED_Z) return 'sell';
  return undefined;
}
