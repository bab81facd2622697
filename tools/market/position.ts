import type { PositionSide } from '../../lib/core/position-side';

export type CloseCause = 'forced' | 'stop' | 'panic' | 'take-profit' | 'term';

export type Sign = 1 | -1;

/** +1 where a rise of the price is a gain. */
export function signOf(side: PositionSide): Sign {
  return side === 'long' ? 1 : -1;
}

export interface Exit {
  readonly price: number;
  readonly cause: 'forced' | 'stop' | 'panic';
}

/** A leveraged trader's position and what its holder means to do with it. */
export interface Position {
  readonly side: PositionSide;
  readonly lots: number;
  readonly entry: number;
  readonly leverage: number;
  readonly cross: boolean;
  /** Undefined where no price liquidates it. */
  readonly liquidation: number | undefined;
  readonly bankruptcy: number;
  /** The first price on the losing side that closes it: a stop, the holder's nerve, or the venue. */
  readonly exit: Exit | undefined;
  readonly takeProfit: number | undefined;
  /** When its holder closes it for no reason of price. */
  readonly term: number;
}

/** Every leveraged open position of a side that has a liquidation price: the truth an estimator is scored against. */
export interface SidePositions {
  readonly liquidationPrice: Float64Array;
  /** Base units. */
  readonly quantity: Float64Array;
  readonly entry: Float64Array;
  readonly leverage: Float64Array;
  /** 1 where cross-margined, 0 where isolated. */
  readonly cross: Uint8Array;
}

export type OpenPositions = Readonly<Record<PositionSide, SidePositions>>;

export function emptyPositions(length: number): SidePositions {
  return {
    liquidationPrice: new Float64Array(length),
    quantity: new Float64Array(length),
    entry: new Float64Array(length),
    leverage: new Float64Array(length),
    cross: new Uint8Array(length),
  };
}
