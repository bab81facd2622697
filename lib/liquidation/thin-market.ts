/**
 * Whether books are thin, so that forced orders carry price farther: by what they hold against the median of a week, and
 * while that is not known by the calendar, on Saturday and Sunday, UTC.
 */
const DAY = 86_400_000;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** Depth of the simulated weekend against a weekday's, and about what is told of real ones. */
const THIN = 0.6;

/** `time` in Unix ms. */
export function thinMarket(time: number, againstUsual: number | undefined): 'books' | 'weekend' | undefined {
  if (againstUsual !== undefined) return againstUsual <= THIN ? 'books' : undefined;
  return isWeekend(time) ? 'weekend' : undefined;
}

function isWeekend(time: number): boolean {
  const weekday = (Math.floor(time / DAY) + FIRST_WEEKDAY) % 7;
  return weekday === 0 || weekday === 6;
}
