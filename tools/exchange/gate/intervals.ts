const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Bar lengths by their wire names; weeks and months are left out: a feed counts bars from the epoch. */
export const BAR_INTERVALS: ReadonlyMap<string, number> = new Map([
  ['1m', MINUTE],
  ['5m', 5 * MINUTE],
  ['15m', 15 * MINUTE],
  ['30m', 30 * MINUTE],
  ['1h', HOUR],
  ['4h', 4 * HOUR],
  ['8h', 8 * HOUR],
  ['1d', DAY],
]);

export const STATS_INTERVALS: ReadonlyMap<string, number> = new Map(
  [...BAR_INTERVALS].filter(([name]) => name !== '8h'),
);
