/** Absorbed stretches in the protocol's words, by either setting; found once for each picture's flow. */
import {
  ABSORPTION_OPTIONS,
  type AbsorptionOptions,
  absorbedStretches,
  STRICT_ABSORPTION_OPTIONS,
} from '../orderflow/absorbed-stretches';
import type { FlowFrame } from '../orderflow/flow-frame';
import type { AbsorptionView } from '../protocol/absorption';

const found = new WeakMap<FlowFrame, AbsorptionView[]>();

export function absorptionViews(frame: FlowFrame): AbsorptionView[] {
  let views = found.get(frame);
  if (!views) {
    views = [
      ...viewsBy(frame, ABSORPTION_OPTIONS, 'normal'),
      ...viewsBy(frame, STRICT_ABSORPTION_OPTIONS, 'strict'),
    ];
    found.set(frame, views);
  }
  return views;
}

function viewsBy(
  frame: FlowFrame,
  options: AbsorptionOptions,
  strictness: AbsorptionView['strictness'],
): AbsorptionView[] {
  return absorbedStretches(frame, options).map((stretch) => {
    const { takers, fromTime, confirmedTime, confirmedPrice, residualZ, taken } = stretch;
    return { takers, strictness, fromTime, confirmedTime, confirmedPrice, residualZ, taken };
  });
}
