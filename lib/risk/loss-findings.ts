/**
 * What stands in a position's way where it loses.
 *
 * Red: its liquidation lies inside a band, or its stop between a band's near edge and as far as the band's forced orders
 * may carry price. Amber: a band is at most 3 % away, or between price and the stop; or the liquidation lies within a band's
 * reach beyond it. A band that has a red finding has no amber one besides.
 */
import type { Finding } from './finding';
import { type RiskPosition, against, priceAgainst } from './stance';
import { type RiskBand, type Stretch, clearFrom, stretchesAgainst } from './stretch';

/** Percent. */
const NEAR = 3;

/** `from`: where the position stands. */
export function lossFindings<Band extends RiskBand>(
  position: RiskPosition,
  from: number,
  bands: readonly Band[],
): Finding<Band>[] {
  const { side, stop, liquidation } = position;
  const away = (price: number | undefined) => (price === undefined ? undefined : against(side, from, price));
  const levels = { stop: away(stop), liquidation: away(liquidation) };
  const stretches = stretchesAgainst(side, from, bands);
  return [
    ...ownFindings(position, levels),
    ...stretches.flatMap((stretch) => bandFindings(stretch, levels, { position, from, stretches })),
  ];
}

interface Levels {
  readonly stop: number | undefined;
  readonly liquidation: number | undefined;
}

/** Where the position's own prices contradict each other, or price has passed one. */
function ownFindings({ stop, liquidation }: RiskPosition, away: Levels): Finding<never>[] {
  const found: Finding<never>[] = [];
  if (liquidation !== undefined && away.liquidation! <= 0)
    found.push({ kind: 'liquidation-passed', at: liquidation });
  if (stop === undefined) return found;
  if (away.stop! <= 0) found.push({ kind: 'stop-passed', at: stop });
  else if (away.liquidation !== undefined && away.liquidation > 0 && away.liquidation <= away.stop!)
    found.push({ kind: 'stop-past-liquidation', at: stop });
  return found;
}

interface Way<Band> {
  readonly position: RiskPosition;
  readonly from: number;
  readonly stretches: readonly Stretch<Band>[];
}

function bandFindings<Band extends RiskBand>(
  stretch: Stretch<Band>,
  { stop, liquidation }: Levels,
  { position, from, stretches }: Way<Band>,
): Finding<Band>[] {
  const { band, near, far, reach } = stretch;
  const priceAt = (percent: number): number => priceAgainst(position.side, from, percent);
  const carried = band.overshootHigh === undefined ? {} : { reach: priceAt(reach) };
  const about = { band, away: near, ...carried };
  const found: Finding<Band>[] = [];
  if (isWithin(liquidation, near, far)) {
    const clear = { clear: priceAt(clearFrom(liquidation, stretches)) };
    found.push({ kind: 'liquidation-in-band', ...about, at: position.liquidation!, ...clear });
  }
  if (isWithin(stop, near, reach)) {
    const clear = clearFrom(stop, stretches);
    const isOpen = liquidation === undefined || liquidation <= 0 || clear < liquidation;
    const move = isOpen ? { clear: priceAt(clear) } : {};
    found.push({ kind: 'stop-in-band', ...about, at: position.stop!, ...move });
  }
  if (found.length > 0) return found;
  if (isWithin(liquidation, far, reach))
    return [{ kind: 'liquidation-in-reach', ...about, at: position.liquidation! }];
  if (stop !== undefined && near < stop) return [{ kind: 'band-before-stop', ...about, at: position.stop! }];
  return near <= NEAR ? [{ kind: 'band-near', ...about }] : [];
}

/** What lies at 0 or behind price is in no band's way. */
function isWithin(at: number | undefined, from: number, to: number): at is number {
  return at !== undefined && at > 0 && from <= at && at <= to;
}
