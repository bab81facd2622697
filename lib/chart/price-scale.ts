/** Where a price stands on a chart: y = intercept + slope · F(price), F the identity or the natural logarithm. */
export interface PriceScale {
  readonly kind: 'linear' | 'log';
  /** Css px per unit of F; negative on an upright chart, whose y grows downward. */
  readonly slope: number;
  /** Css px below the top of the pane. */
  readonly intercept: number;
}

/** F of price → y; NaN for a price that a logarithm does not have. */
export function transformed(kind: PriceScale['kind'], price: number): number {
  return kind === 'linear' ? price : price > 0 ? Math.log(price) : Number.NaN;
}

export function yOfPrice(scale: PriceScale, price: number): number {
  return scale.intercept + scale.slope * transformed(scale.kind, price);
}

export function priceOfY(scale: PriceScale, y: number): number {
  const value = (y - scale.intercept) / scale.slope;
  return scale.kind === 'linear' ? value : Math.exp(value);
}

/** The scale of the same chart when its labels stand for `factor` times what was read. */
export function rescaled(scale: PriceScale, factor: number): PriceScale {
  if (scale.kind === 'linear') return { ...scale, slope: scale.slope / factor };
  return { ...scale, intercept: scale.intercept - scale.slope * Math.log(factor) };
}

export function sameScale(a: PriceScale, b: PriceScale): boolean {
  return a.kind === b.kind && a.slope === b.slope && a.intercept === b.intercept;
}
