/**
 * How large a position is: as given, or margin × leverage at its entry. Coins; of a coin-margined contract dollars, whose
 * margin is given in coins.
 */
export interface SizedPosition {
  readonly entry: number;
  /** How many coins the entry is for. */
  readonly unit: number;
  readonly leverage: number;
  readonly size?: number;
  readonly margin?: number;
  readonly inverse?: boolean;
}

export function positionSize({ entry, unit, leverage, size, margin, inverse }: SizedPosition) {
  if (size !== undefined || margin === undefined) return size;
  const price = entry / unit;
  return inverse ? margin * leverage * price : (margin * leverage) / price;
}
