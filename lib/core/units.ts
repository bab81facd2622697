/**
 * Units are types. A branded number can only be made by the constructor of its unit, which is called where data
 * enters the program; arithmetic that crosses units is a named function.
 */
declare const unit: unique symbol;
type Unit<Name extends string> = number & { readonly [unit]: Name };

/** Quote currency per base unit, > 0. */
export type Price = Unit<'Price'>;
/** Quantity of the base asset, ≥ 0. */
export type BaseQty = Unit<'BaseQty'>;
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

export function unixMs(value: number): UnixMs {
  if (!(value >= 0 && value <= LATEST)) throw new UnitError('UnixMs', value);
  return value as UnixMs;
}

export function millis(value: number): Millis {
  if (!(value >= 0 && value < Infinity)) throw new UnitError('Millis', value);
  return value as Millis;
}

/** `later - earlier`; negative differences are the caller's error. */
export function elapsed(earlier: UnixMs, later: UnixMs): Millis {
  return millis(later - earlier);
}

export function after(time: UnixMs, span: Millis): UnixMs {
  return unixMs(time + span);
}
