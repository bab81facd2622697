import * as v from 'valibot';

const finite = v.pipe(v.number(), v.finite());
const time = v.pipe(finite, v.minValue(0), v.maxValue(8.64e15));

/** A stretch in which resting orders took up what takers pressed; known since its confirmation, never changed after. */
export const AbsorptionView = v.object({
  /** The side that pressed. */
  takers: v.picklist(['buy', 'sell']),
  /** Which setting found it: each finds its own. */
  strictness: v.picklist(['normal', 'strict']),
  fromTime: time,
  confirmedTime: time,
  confirmedPrice: v.pipe(finite, v.gtValue(0)),
  residualZ: finite,
  /** The share of the usual move that did not come. */
  taken: finite,
});

export type AbsorptionView = v.InferOutput<typeof AbsorptionView>;
