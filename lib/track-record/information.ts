/**
 * Information gain: how many bits per dollar the forecast knew of where forced orders would be, over one that knew less:
 *
 *   gain = Σ usd · log₂(f(bin) ÷ g(bin)) ÷ Σ usd
 *
 * with f and g as shares of the swept bins only, both sides together. A forced order can happen only where price went, so
 * an estimate gets no credit for saying that price goes somewhere. One hundredth of every share is spread evenly: a bin
 * that was taken for empty costs at most some seven bits, and not infinitely many.
 */
import type { PositionSide } from '../core/position-side';
import { DEFAULT_ASSUMPTIONS } from '../liquidation/assumptions';
import { BIN, BINS, binsWithin } from './distance-bins';
import { templateStock } from './distance-template';
import type { SideDensity } from './forecast';
import type { Realised } from './realised';

const EVEN: SideDensity = { long: binsWithin(Infinity), short: binsWithin(Infinity) };
const TEMPLATE: SideDensity = { long: templateOf('long'), short: templateOf('short') };
const EVEN_SHARE = 0.01;

/** How far price came to either side. */
export type Depths = Readonly<Record<PositionSide, number>>;

export interface Information {
  /** Dollars that were force-closed within the bins. */
  readonly usd: number;
  /** Bits times dollars: to be summed before they are divided. */
  readonly overUniform: number;
  readonly overTemplate: number;
}

export function informationOf(
  orders: readonly Realised[],
  depths: Depths,
  density: SideDensity,
): Information {
  const ours = sweptShares(density, depths);
  const uniform = sweptShares(EVEN, depths);
  const template = sweptShares(TEMPLATE, depths);
  const sum = { usd: 0, overUniform: 0, overTemplate: 0 };
  for (const { side, distance, usd } of orders) {
    const bin = Math.floor(Math.min(distance, depths[side]) / BIN);
    const [own, even, typical] = [ours[side][bin], uniform[side][bin], template[side][bin]];
    if (!own || !even || !typical) continue;
    sum.usd += usd;
    sum.overUniform += usd * Math.log2(own / even);
    sum.overTemplate += usd * Math.log2(own / typical);
  }
  return sum;
}

function templateOf(side: PositionSide): number[] {
  const sign = side === 'long' ? -1 : 1;
  const stockWithin = (bins: number): number =>
    templateStock(DEFAULT_ASSUMPTIONS, side, sign * Math.expm1(sign * bins * BIN));
  return Array.from({ length: BINS }, (_, bin) => stockWithin(bin + 1) - stockWithin(bin));
}

/** Shares of what was swept, by length of the stretch, so that a bin swept in part weighs in part. */
function sweptShares(density: SideDensity, depths: Depths): SideDensity {
  const parts = { long: binsWithin(depths.long), short: binsWithin(depths.short) };
  const weighed = (side: PositionSide): number[] => density[side].map((usd, bin) => usd * parts[side][bin]!);
  const swept = { long: weighed('long'), short: weighed('short') };
  const length = total(parts.long) + total(parts.short);
  const mass = total(swept.long) + total(swept.short);
  const shares = (side: PositionSide): number[] =>
    parts[side].map((part, bin) => {
      const even = length > 0 ? part / length : 0;
      const own = mass > 0 ? swept[side][bin]! / mass : even;
      return (1 - EVEN_SHARE) * own + EVEN_SHARE * even;
    });
  return { long: shares('long'), short: shares('short') };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
