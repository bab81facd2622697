/** Series as the panel's charts take them: parallel arrays in which a gap is null. */
import { isStrict } from '../orderflow/divergence';
import type { DivergenceView, PanelSnapshot } from '../protocol/snapshot';
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
