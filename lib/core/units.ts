/**
 * Units are types. A branded number can only be made by the constructor of its unit, which is called where data
 * enters the program; arithmetic that crosses units is a named function.
 */
declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Quote currency per base unit, > 0. */
export type Price = Unit<'Price'>;
/** Quantity of the base asset, ≥ 0 unless a field says that it is signed. */
export type BaseQty = Unit<'BaseQty'>;
/** US dollars (USDT and USDC are taken at 1). */
export type QuoteUsd = Unit<'QuoteUsd'>;
/** Milliseconds since the Unix epoch, in exchange time. */
export type UnixMs = Unit<'UnixMs'>;
/** A length of time in milliseconds, ≥ 0. */
export type Millis = Unit<'Millis'>;
/** CSS pixels in a viewport or in a pane. */
export type CssPx = Unit<'CssPx'>;
/** Physical pixels of a canvas's backing store. */
export type DevicePx = Unit<'DevicePx'>;

/** A number that does not fit its unit; the message says which unit and what came. */
export class UnitError extends RangeError {
  constructor(unitName: string, value: unknown) {
    super(`${unitName}: ${String(value)} is not a valid value`);
    this.name = 'UnitError';
  }
}

const LATEST = 8.64e15; // the last instant a Date can hold

export function price(value: number): Price {
  if (!(value > 0 && value < Infinity)) throw new UnitError('Price', value);
  return value as Price;
}

export function baseQty(value: number): BaseQty {
  if (!(value >= 0 && value < Infinity)) throw new UnitError('BaseQty', value);
  return value as BaseQty;
}

/** A base quantity whose sign has a meaning, such as a volume delta. */
export function signedBaseQty(value: number): BaseQty {
  if (!Number.isFinite(value)) throw new UnitError('BaseQty', value);
  return value as BaseQty;
}

export function quoteUsd(value: number): QuoteUsd {
  if (!Number.isFinite(value)) throw new UnitError('QuoteUsd', value);
  return value as QuoteUsd;
}

export function unixMs(value: number): UnixMs {
  if (!(value >= 0 && value <= LATEST)) throw new UnitError('UnixMs', value);
  return value as UnixMs;
}

export function millis(value: number): Millis {
  if (!(value >= 0 && value < Infinity)) throw new UnitError('Millis', value);
  return value as Millis;
}

export function cssPx(value: number): CssPx {
  if (!Number.isFinite(value)) throw new UnitError('CssPx', value);
  return value as CssPx;
}

export function devicePx(value: number): DevicePx {
  if (!Number.isFinite(value)) throw new UnitError('DevicePx', value);
  return value as DevicePx;
}

/** What a base quantity is worth at a price. */
export function notional(quantity: BaseQty, at: Price): QuoteUsd {
  return (quantity * at) as QuoteUsd;
}

/** `later - earlier`; negative differences are the caller's error. */
export function elapsed(earlier: UnixMs, later: UnixMs): Millis {
  return millis(later - earlier);
}

export function after(time: UnixMs, span: Millis): UnixMs {
  return unixMs(time + span);
}
