/** Contracts on coins of tiny prices are for a multiple of the coin, written before it: `1000PEPE`, `1MBABYDOGE`. */

export interface CoinUnit {
  readonly coin: string;
  /** How many of the coin the contract's price is for. */
  readonly unit: number;
}

/** A thousand and up, or `1M`, before a name: `1INCH` is a name of its own. */
const MULTIPLE = /^(10{3,6}|1M)(\D.*)$/;

export function coinAndUnit(base: string): CoinUnit {
  const [, multiple, coin] = MULTIPLE.exec(base) ?? [];
  if (multiple === undefined || coin === undefined) return { coin: base, unit: 1 };
  return { coin, unit: multiple === '1M' ? 1_000_000 : Number(multiple) };
}
