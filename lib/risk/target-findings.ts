/** Whether the target lies inside a band on the winning side, or price has to go through one to get there. */
import { oppositeSide } from '../core/position-side';
import type { Finding } from './finding';
import { type RiskPosition, against } from './stance';
import { type RiskBand, stretchesAgainst } from './stretch';

/** `from`: where the position stands. Of several bands on the way the one with the most dollars is named. */
export function targetFindings<Band extends RiskBand>(
  { side, target }: RiskPosition,
  from: number,
  bands: readonly Band[],
): Finding<Band>[] {
  if (target === undefined) return [];
  const winning = oppositeSide(side);
  const away = against(winning, from, target);
  const before = stretchesAgainst(winning, from, bands).filter(({ near }) => near <= away);
  const inside = before.find(({ far }) => away <= far);
  if (inside) return [{ kind: 'target-in-band', band: inside.band, away: inside.near, at: target }];
  const [passed] = before.toSorted((a, b) => b.band.usd - a.band.usd);
  return passed ? [{ kind: 'target-beyond-band', band: passed.band, away: passed.near, at: target }] : [];
}
