/** What threatens a position, the gravest kind first, and what bears on its target. */

const SEVERITIES = {
  /** Price is already where the position would be force-closed. */
  'liquidation-passed': 'red',
  'liquidation-in-band': 'red',
  /** It would be force-closed before its stop. */
  'stop-past-liquidation': 'red',
  /** Between the near edge of a band and as far as its forced orders may carry price. */
  'stop-in-band': 'red',
  /** Beyond a band, no farther than its forced orders may carry price. */
  'liquidation-in-reach': 'amber',
  /** Price is already past the stop. */
  'stop-passed': 'amber',
  /** Price has to go through a band to get to the stop. */
  'band-before-stop': 'amber',
  'band-near': 'amber',
  /** Takers trade against the position. */
  'flow-against': 'amber',
  'target-in-band': 'info',
  'target-beyond-band': 'info',
} as const;

export type FindingKind = keyof typeof SEVERITIES;

export const FINDING_KINDS = Object.keys(SEVERITIES) as [FindingKind, ...FindingKind[]];

export interface Finding<Band> {
  readonly kind: FindingKind;
  readonly band?: Band;
  /** Percent of price to the band's near edge, 0 inside it. */
  readonly away?: number;
  /** The position's own price that it is about: its liquidation, its stop or its target. */
  readonly at?: number;
  /** As far as the band's forced orders may carry price; absent where that is not known. */
  readonly reach?: number;
  /** The nearest price that lies clear of every band; absent where none does before the position is force-closed. */
  readonly clear?: number;
}

export function severityOf(kind: FindingKind): 'red' | 'amber' | 'info' {
  return SEVERITIES[kind];
}
