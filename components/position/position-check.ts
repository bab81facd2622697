/** Whether what was typed is a position: the position, or what is wrong with which field. */
import * as v from 'valibot';

import { OwnPosition } from '../../lib/protocol/settings';
import { typedNumber } from './typed-number';

export interface PositionDraft {
  readonly side: OwnPosition['side'];
  readonly entry: string;
  readonly leverage: string;
}

export interface PositionProblems {
  readonly entry?: 'price' | 'far_price';
  readonly leverage?: 'leverage';
  readonly list?: 'listed' | 'full';
}

export interface PositionMarket {
  readonly coin: string;
  readonly unit: number;
  readonly price: number | undefined;
  readonly decimal: '.' | ',';
}

export type Checked =
  | { readonly position: OwnPosition }
  | { readonly position?: never; readonly problems: PositionProblems };

const MOST = 20;

/** A decimal mark taken for a thousands separator is off by more than this factor. */
const FARTHEST = 100;

export function checkPosition(
  { side, ...typed }: PositionDraft,
  kept: readonly OwnPosition[],
  { coin, unit, price, decimal }: PositionMarket,
): Checked {
  const entry = typedNumber(typed.entry, decimal);
  const leverage = typedNumber(typed.leverage.replace(/[x×]\s*$/i, ''), decimal);
  if (!v.is(OwnPosition.entries.entry, entry))
    return { problems: { entry: 'price', ...ofLeverage(leverage) } };
  if (price !== undefined && Math.max(entry / price, price / entry) > FARTHEST)
    return { problems: { entry: 'far_price', ...ofLeverage(leverage) } };
  if (!v.is(OwnPosition.entries.leverage, leverage)) return { problems: ofLeverage(leverage) };
  const position = { coin, unit, side, entry, leverage };
  if (kept.some((other) => isSame(other, position))) return { problems: { list: 'listed' } };
  return kept.length < MOST ? { position } : { problems: { list: 'full' } };
}

function ofLeverage(leverage: unknown): PositionProblems {
  return v.is(OwnPosition.entries.leverage, leverage) ? {} : { leverage: 'leverage' };
}

function isSame(a: OwnPosition, b: OwnPosition): boolean {
  const entry = a.entry / a.unit === b.entry / b.unit;
  return a.coin === b.coin && entry && a.side === b.side && a.leverage === b.leverage;
}
