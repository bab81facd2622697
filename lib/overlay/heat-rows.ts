/**
 * The heat as an image whose px are even in the chart's own measure of price, F: then one straight line stands it on the
 * chart, however that is panned and zoomed. Rows are even in ln p:
 *   row of a price = (ln p - lowest) ÷ step - ½, its middle being the whole number.
 */
import { type PriceScale, priceOfY, transformed } from '../chart/price-scale';
import type { HeatPlane } from './heat-plane';

export interface HeatRows {
  /** Where a price stands on the image, px from its top. */
  readonly scale: PriceScale;
  /** The row, with its fraction, in the middle of each px from the top. */
  readonly shown: Float64Array;
}

type Rows = Pick<HeatPlane, 'rows' | 'lowest' | 'step'>;

export function heatRows({ rows, lowest, step }: Rows, kind: PriceScale['kind'], height: number): HeatRows {
  const [low, high] = [lowest, lowest + rows * step].map((ln) => transformed(kind, Math.exp(ln)));
  const slope = height / (low! - high!);
  const scale = { kind, slope, intercept: -slope * high! };
  const shown = Float64Array.from({ length: height }, (_, y) => {
    const row = (Math.log(priceOfY(scale, y + 0.5)) - lowest) / step - 0.5;
    return Math.min(rows - 1, Math.max(0, row));
  });
  return { scale, shown };
}
