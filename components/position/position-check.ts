/** Whether what was typed is a position: the position, or what is wrong with which field. */
import * as v from 'valibot';

import { OwnPosition } from '../../lib/protocol/settings';
import { typedNumber } from './typed-number';

export interface PositionDraft {
  readonly side: OwnPosition['side'];
  readonly entry: string;
  readonly leverage: string;
  /** May be left empty on isolated margin. */
  readonly size?: string;
  readonly mode?: NonNullable<OwnPosition['mode']>;
  /** Read on cross margin only. */
  readonly balance?: string;
  readonly inverse?: boolean;
  readonly venue?: OwnPosition['venue'] | undefined;
}

export interface PositionProblems {
  readonly entry?: 'price' | 'far_price';
  readonly leverage?: 'leverage';
  readonly size?: 'size' | 'size_needed';
  readonly balance?: 'balance';
  readonly list?: 'listed' | 'full';
}

export interface PositionMarket {
  readonly coin: string;
  readonly unit: number;
  readonly price: number | undefined;
  readonly decimal: '.' | ',';
}

export type Checked =
  | { readonly position: OwnPosition; readonly problems?: never }
  | { readonly position?: never; readonly problems: PositionProblems };

const MOST = 20;

/** A decimal mark taken for a thousands separator is off by more than this factor. */
const FARTHEST = 100;

const { entries } = OwnPosition;

export function checkPosition(
  draft: PositionDraft,
  kept: readonly OwnPosition[],
  { coin, unit, price, decimal }: PositionMarket,
): Checked {
  const { side, mode, inverse, venue } = draft;
  const entry = typedNumber(draft.entry, decimal);
  const leverage = typedNumber(draft.leverage.replace(/[x×]\s*$/i, ''), decimal);
  const size = typedNumber(draft.size ?? '', decimal);
  const balance = mode === 'cross' ? typedNumber(draft.balance ?? '', decimal) : undefined;
  const problems: PositionProblems = {
    ...entryProblem(entry, price),
    ...leverageProblem(leverage),
    ...marginProblems(draft, size, balance),
  };
  const isWrong = Object.keys(problems).length > 0;
  if (isWrong || !v.is(entries.entry, entry) || !v.is(entries.leverage, leverage)) return { problems };
  const position: OwnPosition = {
    coin,
    unit,
    side,
    entry,
    leverage,
    ...(size !== undefined && { size }),
    ...(mode === 'cross' && { mode }),
    ...(balance !== undefined && { balance }),
    ...(inverse && { inverse }),
    ...(venue && { venue }),
  };
  if (kept.some((other) => isSame(other, position))) return { problems: { list: 'listed' } };
  return kept.length < MOST ? { position } : { problems: { list: 'full' } };
}

function entryProblem(entry: unknown, price: number | undefined): PositionProblems | undefined {
  if (!v.is(entries.entry, entry)) return { entry: 'price' };
  const isFar = price !== undefined && Math.max(entry / price, price / entry) > FARTHEST;
  return isFar ? { entry: 'far_price' } : undefined;
}

function leverageProblem(leverage: unknown): PositionProblems | undefined {
  return v.is(entries.leverage, leverage) ? undefined : { leverage: 'leverage' };
}

function marginProblems(
  { mode, size: typed = '' }: PositionDraft,
  size: number | undefined,
  balance: number | undefined,
): PositionProblems | undefined {
  const isCross = mode === 'cross';
  const isEmpty = typed.trim() === '';
  const wrongSize = isEmpty ? isCross : !(size !== undefined && size > 0);
  const wrongBalance = isCross && !(balance !== undefined && balance > 0);
  if (!wrongSize && !wrongBalance) return undefined;
  return {
    ...(wrongSize && { size: isEmpty ? ('size_needed' as const) : ('size' as const) }),
    ...(wrongBalance && { balance: 'balance' as const }),
  };
}

const ALIKE = ['coin', 'side', 'leverage', 'size', 'mode', 'balance', 'inverse', 'venue'] as const;

function isSame(a: OwnPosition, b: OwnPosition): boolean {
  return a.entry / a.unit === b.entry / b.unit && ALIKE.every((key) => a[key] === b[key]);
}
