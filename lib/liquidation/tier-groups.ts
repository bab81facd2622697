/** The leverages that the map shows apart; a tier belongs to the group that is nearest to it as a ratio. */
export const TIER_GROUPS = [5, 10, 25, 50, 100] as const;

/** Index into `TIER_GROUPS`. */
export function tierGroup(leverage: number): number {
  const apart = TIER_GROUPS.map((group) => Math.abs(Math.log(leverage / group)));
  return apart.indexOf(Math.min(...apart));
}
