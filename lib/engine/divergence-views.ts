/** Divergences in the protocol's words. */
import { isStrict } from '../orderflow/divergence';
import type { DivergenceView } from '../protocol/snapshot';
import type { OrderFlow } from './order-flow';

export function divergenceViews({ divergences }: OrderFlow): DivergenceView[] {
  return divergences.map((divergence) => {
    const { kind, earlierTime, earlierPrice, pivotTime, pivotPrice } = divergence;
    const { confirmedTime, confirmedPrice, residualZ } = divergence;
    return {
      kind,
      earlierTime,
      earlierPrice,
      pivotTime,
      pivotPrice,
      confirmedTime,
      confirmedPrice,
      residualZ,
      strict: isStrict(divergence),
    };
  });
}
