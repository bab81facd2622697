/** Hours in which books are usually thin, so that forced orders carry price farther: Saturday and Sunday, UTC. */
const DAY = 86_400_000;
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4;

/** `time` in Unix ms. */
export function isWeekend(time: number): boolean {
  const weekday = (Math.floor(time / DAY) + FIRST_WEEKDAY) % 7;
  return weekday === 0 || weekday === 6;
}
