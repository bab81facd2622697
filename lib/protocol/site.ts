import * as v from 'valibot';

const offset = v.pipe(v.number(), v.minValue(0), v.maxValue(20_000));

/** What is remembered of a site, by its host name: whether Isobar draws there, and how its legend stands. */
export const SitePreferences = v.object({
  visible: v.boolean(),
  folded: v.boolean(),
  /** Css px of the legend from the left and from the bottom of the plot; absent until it was moved. */
  place: v.optional(v.object({ left: offset, bottom: offset })),
});

export type SitePreferences = v.InferOutput<typeof SitePreferences>;
