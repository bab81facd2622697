/** The side of a position. A long is force-closed by a sell, below its entry; a short by a buy, above it. */
export type PositionSide = 'long' | 'short';

export const POSITION_SIDES: readonly PositionSide[] = ['long', 'short'];

export function oppositeSide(side: PositionSide): PositionSide {
  return side === 'long' ? 'short' : 'long';
}
