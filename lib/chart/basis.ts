/**
 * From the perpetual that the bands are of to the market that is charted: charted price = perpetual's price × factor,
 * factor = units × ratio. Units are exact (a chart of PEPE under bands of 1000PEPE: 1 ÷ 1000); the ratio, near 1, is what
 * another venue, spot or a dated contract is dearer by. It is measured from prices of the same moment, slowly, so that
 * bands do not tremble; bands of the charted market itself are never shifted.
 */
export interface Basis {
  readonly units: number;
  /** Charted ÷ perpetual, units apart; 1 until it is measured. */
  readonly ratio: number;
  /** Whether the charted market may have another price than the perpetual at all. */
  readonly translated: boolean;
  /** When the ratio was last measured, ms. */
  readonly measured?: number;
}

/** A ratio beyond this is another market, not a basis. */
export const WIDEST_BASIS = 0.03;
const SETTLING = 30_000; // ms in which a new ratio gains 63 %

export function basisOf(units: number, translated: boolean): Basis {
  return { units, ratio: 1, translated };
}

export function factorOf({ units, ratio }: Basis): number {
  return units * ratio;
}

/** After a measurement. A price that no basis explains changes nothing. */
export function measuredBasis(before: Basis, charted: number, perpetual: number, now: number): Basis {
  const ratio = charted / (perpetual * before.units);
  if (!before.translated || !(Math.abs(ratio - 1) <= WIDEST_BASIS)) return before;
  const weight = before.measured === undefined ? 1 : 1 - Math.exp(-(now - before.measured) / SETTLING);
  return { ...before, ratio: before.ratio + weight * (ratio - before.ratio), measured: now };
}
