/** Which divergences and absorbed stretches the user wants to see: few false ones, or more of all. */
import type { AbsorptionView } from './absorption';
import type { Settings } from './settings';
import type { DivergenceView } from './snapshot';

type Strictness = Settings['divergenceStrictness'];

export function shownDivergences(
  all: readonly DivergenceView[],
  strictness: Strictness,
): readonly DivergenceView[] {
  return strictness === 'strict' ? all.filter(({ strict }) => strict) : all;
}

export function shownAbsorptions(
  all: readonly AbsorptionView[],
  strictness: Strictness,
): readonly AbsorptionView[] {
  return all.filter((each) => each.strictness === strictness);
}
