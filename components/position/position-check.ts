/** Whether what was typed is a position: the position, or what is wrong with which field. */
import * as v from 'valibot';

import { OwnPosition } from '../../lib/protocol/settings';
import { typedNumber } from './typed-number';

export const NUMBER_FIELDS = ['entry', 'leverage', 'stop', 'target', 'size', 'margin', 'balance'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** As typed; all but entry and leverage may be left empty on isolated margin. */
export interface PositionDraft extends Partial<Readonly<Record<NumberField, string>>> {
  readonly side: OwnPosition['side'];
  readonly planned?: boolean;
  readonly mode?: NonNullable<OwnPosition['mode']>;
  readonly inverse?: boolean;
  readonly venue?: OwnPosition['venue'] | undefined;
}

export interface PositionProblems {
  readonly entry?: 'price' | 'far_price';
  readonly leverage?: 'leverage';
  readonly stop?: 'price' | 'stop_long' | 'stop_short' | 'stop_late';
  readonly target?: 'price' | 'target_long' | 'target_short';
  readonly size?: 'size' | 'size_needed' | 'size_twice';
  readonly margin?: 'margin';
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

/** `others`: the positions that are kept besides. */
export function checkPosition(
  draft: PositionDraft,
  others: readonly OwnPosition[],
  market: PositionMarket,
): Checked {
  const { side, planned, mode, inverse, venue } = draft;
  const typed = typedNumbers(draft, market.decimal);
  const problems = {
    ...entryProblem(typed.entry, market.price),
    ...(v.is(OwnPosition.entries.leverage, typed.leverage) ? {} : { leverage: 'leverage' as const }),
    ...exitProblems(draft, typed, market.price),
    ...marginProblems(draft, typed),
  };
  if (Object.keys(problems).length > 0) return { problems };
  const { entry, leverage, ...optional } = typed;
  const position: OwnPosition = {
    coin: market.coin,
    unit: market.unit,
    side,
    entry: entry!,
    leverage: leverage!,
    ...optional,
    ...(mode === 'cross' && { mode }),
    ...(inverse && { inverse }),
    ...(venue && { venue }),
    ...(planned && { planned }),
  };
  if (others.some((other) => isSame(other, position))) return { problems: { list: 'listed' } };
  return others.length < MOST ? { position } : { problems: { list: 'full' } };
}

type Typed = Partial<Record<NumberField, number>>;

/** What was left empty, or is none, is absent; a balance is read on cross margin only. */
function typedNumbers(draft: PositionDraft, decimal: '.' | ','): Typed {
  const typed: Typed = {};
  for (const field of NUMBER_FIELDS) {
    const text = draft[field] ?? '';
    const number = typedNumber(field === 'leverage' ? text.replace(/[x×]\s*$/i, '') : text, decimal);
    if (number !== undefined && (field !== 'balance' || draft.mode === 'cross')) typed[field] = number;
  }
  return typed;
}

function entryProblem(entry: number | undefined, price: number | undefined): PositionProblems {
  if (!isPositive(entry)) return { entry: 'price' };
  const isFar = price !== undefined && Math.max(entry / price, price / entry) > FARTHEST;
  return isFar ? { entry: 'far_price' } : {};
}

/** Where a position stands: an open one at price, as its stop may have been moved past the entry; a planned one there. */
export function standingPrice(
  entry: number | undefined,
  price: number | undefined,
  planned = false,
): number | undefined {
  return planned ? entry : (price ?? entry);
}

function exitProblems(draft: PositionDraft, typed: Typed, price: number | undefined): PositionProblems {
  const { side } = draft;
  const from = standingPrice(typed.entry, price, draft.planned);
  const isWrong = (at: number, losing: boolean): boolean =>
    from !== undefined && ((side === 'long') === losing ? at >= from : at <= from);
  const problems: { -readonly [Field in keyof PositionProblems]: PositionProblems[Field] } = {};
  if (isTyped(draft.stop))
    if (!isPositive(typed.stop)) problems.stop = 'price';
    else if (isWrong(typed.stop, true)) problems.stop = `stop_${side}`;
    else if (isPastMargin(typed.stop, draft, typed)) problems.stop = 'stop_late';
  if (isTyped(draft.target))
    if (!isPositive(typed.target)) problems.target = 'price';
    else if (isWrong(typed.target, false)) problems.target = `target_${side}`;
  return problems;
}

/** At entry ∓ entry ÷ leverage all of an isolated margin is gone: it is liquidated before, whatever the venue's tiers. */
function isPastMargin(stop: number, { side, mode, inverse }: PositionDraft, { entry, leverage }: Typed) {
  if (mode === 'cross' || inverse || !entry || !leverage) return false;
  const lost = (side === 'long' ? entry - stop : stop - entry) / entry;
  return lost >= 1 / leverage;
}

function marginProblems(draft: PositionDraft, { size, margin, balance }: Typed): PositionProblems {
  const isCross = draft.mode === 'cross';
  const [hasSize, hasMargin] = [isTyped(draft.size), isTyped(draft.margin)];
  return {
    ...(hasSize && !isPositive(size) && { size: 'size' }),
    ...(hasSize && hasMargin && { size: 'size_twice' }),
    ...(isCross && !hasSize && !hasMargin && { size: 'size_needed' }),
    ...(hasMargin && !isPositive(margin) && { margin: 'margin' }),
    ...(isCross && !isPositive(balance) && { balance: 'balance' }),
  };
}

function isTyped(text = ''): boolean {
  return text.trim() !== '';
}

function isPositive(value: number | undefined): value is number {
  return value !== undefined && value > 0 && Number.isFinite(value);
}

const ALIKE = [
  'coin',
  'side',
  'leverage',
  'size',
  'margin',
  'mode',
  'balance',
  'inverse',
  'venue',
  'planned',
] as const;

function isSame(a: OwnPosition, b: OwnPosition): boolean {
  return a.entry / a.unit === b.entry / b.unit && ALIKE.every((key) => a[key] === b[key]);
}
