const FIRST = 1_000;
const LONGEST = 60_000;

/** Milliseconds to wait before the next attempt: doubled with each failure, and spread so that many do not return at once. */
export function backoff(failures: number, random: () => number): number {
  const longest = Math.min(FIRST * 2 ** (failures - 1), LONGEST);
  return longest * (0.5 + random() / 2);
}
