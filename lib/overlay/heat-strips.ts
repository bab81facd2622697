/**
 * Where a heatmap's rows stand on a chart. Rows are even in ln p. On a log chart that is one straight line,
 *   y = offset + stretch · row;
 * on a linear chart the line bends, so it is cut into strips in which the straight line errs by less than half a device
 * px. Between prices a < b that stand h px apart the chord errs most at p = (b - a) ÷ ln(b ÷ a), by
 *   h · (ln(p ÷ a) ÷ ln(b ÷ a) - (p - a) ÷ (b - a)).
 */
import { priceOfY, type PriceScale, yOfPrice } from '../chart/price-scale';
import type { HeatPlane } from './heat-plane';

export interface HeatStrip {
  /** Device px of the plot, whole: neighbours share an edge without a seam. */
  readonly top: number;
  readonly bottom: number;
  /** Device px from the plot's top to the upper edge of row 0, the highest price, and for each row further down. */
  readonly offset: number;
  readonly stretch: number;
}

type Rows = Pick<HeatPlane, 'rows' | 'lowest' | 'step'>;

const MOST_ERROR = 0.5; // device px

/** How far, in px, prices in between stand from where a straight line in ln p puts them. */
export function chordError(a: number, b: number, height: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  const span = Math.log(high / low);
  const worst = (high - low) / span;
  const error = height * (Math.log(worst / low) / span - (worst - low) / (high - low));
  return Number.isFinite(error) ? error : 0; // ends that are one
}

export function heatStrips(
  scale: PriceScale,
  { rows, lowest, step }: Rows,
  height: number,
  ratio: number,
): HeatStrip[] {
  const priceAt = (y: number): number => priceOfY(scale, y / ratio);
  /** Rows below the upper edge of the highest. */
  const rowAt = (y: number): number => rows - (Math.log(priceAt(y)) - lowest) / step;
  const strips: HeatStrip[] = [];
  const cut = (top: number, bottom: number): void => {
    const bends = scale.kind === 'linear' && bottom - top > 1;
    if (bends && chordError(priceAt(top), priceAt(bottom), bottom - top) >= MOST_ERROR) {
      const middle = Math.round((top + bottom) / 2);
      cut(top, middle);
      cut(middle, bottom);
      return;
    }
    const stretch = (bottom - top) / (rowAt(bottom) - rowAt(top));
    strips.push({ top, bottom, offset: top - stretch * rowAt(top), stretch });
  };
  const ends = [lowest, lowest + rows * step].map((ln) => yOfPrice(scale, Math.exp(ln)) * ratio);
  const top = Math.max(0, Math.ceil(Math.min(...ends)));
  const bottom = Math.min(height, Math.floor(Math.max(...ends)));
  if (bottom > top) cut(top, bottom);
  return strips;
}
