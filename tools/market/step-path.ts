/**
 * The way a price takes through a bar: open, low, high, close when it rises, open, high, low, close when it falls,
 * on straight lines between knots a third of the bar apart.
 */
export interface Ohlc {
  open: number;
  high: number;
  low: number;
  close: number;
}

export function barAt(price: number): Ohlc {
  return { open: price, high: price, low: price, close: price };
}

/** Lets the bar's price go to `price`. */
export function visit(bar: Ohlc, price: number): void {
  bar.high = Math.max(bar.high, price);
  bar.low = Math.min(bar.low, price);
  bar.close = price;
}

export function knots(bar: Ohlc): [number, number, number, number] {
  const { open, high, low, close } = bar;
  return close >= open ? [open, low, high, close] : [open, high, low, close];
}

/** The price when `fraction` of the bar has passed. */
export function priceAt(bar: Ohlc, fraction: number): number {
  const points = knots(bar);
  const segment = Math.min(2, Math.floor(fraction * 3));
  const from = points[segment]!;
  return from + (points[segment + 1]! - from) * (fraction * 3 - segment);
}

/** The fraction of the bar after which its price has first risen (sign 1) or fallen (sign -1) to `price`. */
export function reachFraction(bar: Ohlc, price: number, sign: 1 | -1): number {
  const points = knots(bar);
  if (sign * (points[0] - price) >= 0) return 0;
  for (let segment = 0; segment < 3; segment++) {
    const from = points[segment]!;
    const to = points[segment + 1]!;
    if (sign * (to - price) >= 0) return (segment + (price - from) / (to - from)) / 3;
  }
  return 1;
}

/** The mean price over the bar's time. */
export function meanPrice(bar: Ohlc): number {
  const [a, b, c, d] = knots(bar);
  return (a / 2 + b + c + d / 2) / 3;
}
