/**
 * The grid at one instant from its inputs and from what is remembered of it: predicates with hysteresis, states with a
 * dwell of two hours. Both are in the memory, a plain value; the same three arguments always give the same answer, and
 * asking twice at one instant changes nothing.
 */
import { HOUR } from '../../core/time';
import { millis, type UnixMs } from '../../core/units';
import { type Grid, type NamedState, type Predicate, type Standing, type Toward, TOWARD } from './grid';
import type { GridInputs } from './grid-inputs';
import { type Latch, latched, remembered } from './latch';
import { SIDE_STATES, type StateRule, WHIPSAW } from './named-states';
import { BOTH_SIDES_RULES, type PredicateRule, SIDE_RULES, TRIGGER_RULES } from './predicates';
import { type Bounded, holds, type Term, termOf } from './term';
import { all, any, type Truth } from './truth';

/** By the name of a predicate or a state, and its side. */
export type GridMemory = Readonly<Record<string, Latch>>;

export const NOTHING_REMEMBERED: GridMemory = {};

export interface Evaluated {
  readonly grid: Grid;
  readonly memory: GridMemory;
}

/** One evaluation while it goes on. */
interface Instant {
  readonly inputs: GridInputs;
  readonly now: UnixMs;
  /** What will be remembered. */
  readonly latches: Record<string, Latch>;
}

const DWELL = millis(2 * HOUR);

export function evaluateGrid(inputs: GridInputs, memory: GridMemory, now: UnixMs): Evaluated {
  const at: Instant = { inputs, now, latches: { ...memory } };
  const bySide = (rules: readonly PredicateRule[]): Predicate[] =>
    TOWARD.flatMap((toward) => rules.map((rule) => predicate(rule, toward, at)));
  const both = BOTH_SIDES_RULES.map((rule) => predicate(rule, undefined, at));
  const predicates = [...bySide(SIDE_RULES), ...both];
  const triggers = bySide(TRIGGER_RULES);
  const whipsaw = state(WHIPSAW, undefined, predicates, at);
  const sides = TOWARD.flatMap((toward) =>
    SIDE_STATES.map((rule) => state(rule, toward, predicates, at, whipsaw.standing)),
  );
  return { grid: { states: [whipsaw, ...sides], predicates, triggers }, memory: at.latches };
}

function keyOf({ name }: { readonly name: string }, toward: Toward | undefined): string {
  return toward === undefined ? name : `${name} ${toward}`;
}

function predicate(
  rule: PredicateRule,
  toward: Toward | undefined,
  { inputs, latches, now }: Instant,
): Predicate {
  const key = keyOf(rule, toward);
  const input = inputs[rule.input];
  const named = { name: rule.name, ...(toward && { toward }) };
  const dated = input.asOf === undefined ? named : { ...named, asOf: input.asOf };
  if ('missing' in input) return { ...dated, truth: 'unknown', terms: [], missing: input.missing };
  const cases = rule.cases(inputs, toward ?? 'above') ?? [];
  const isIn = remembered(latches[key], now)?.on ?? false;
  const { truth, terms } = decided(cases, isIn);
  if (truth === 'unknown') return { ...dated, truth, terms, missing: 'no-history' };
  latches[key] = latched(latches[key], truth === 'yes', now);
  return { ...dated, truth, terms };
}

/**
 * The first case that says what all of them say together. The levels told are those at which that would change: of what
 * holds where it ends, of what does not where it begins.
 */
function decided(cases: readonly (readonly Bounded[])[], isIn: boolean): { truth: Truth; terms: Term[] } {
  const truths = cases.map((bounds) => all(bounds.map((bound) => holds(termOf(bound, isIn)))));
  const truth = any(truths);
  const bounds = cases[truths.indexOf(truth)] ?? [];
  return { truth, terms: bounds.map((bound) => termOf(bound, truth === 'yes')) };
}

function state(
  { name, needs }: StateRule,
  toward: Toward | undefined,
  predicates: readonly Predicate[],
  { latches, now }: Instant,
  whipsaw: Standing = 'no',
): NamedState {
  const truthOf = (needed: string): Truth =>
    predicates.find((each) => each.name === needed && each.toward === toward)!.truth;
  const truth = all(needs.map((some) => any(some.map(truthOf))));
  const named = { name, ...(toward && { toward }), needs };
  if (truth === 'unknown') return { ...named, standing: 'unknown' };
  const key = keyOf(named, toward);
  const latch = (latches[key] = latched(latches[key], truth === 'yes', now, DWELL));
  const standing = latch.on ? BESIDE_WHIPSAW[whipsaw] : 'no';
  if (standing === 'unknown') return { ...named, standing };
  return {
    ...named,
    standing,
    ...(latch.on && latch.since !== undefined && { since: latch.since }),
    ...(latch.on !== (truth === 'yes') && { dwelling: true }),
  };
}

/** What becomes of a state that holds: none does beside whipsaw, nor while whipsaw cannot be ruled out. */
const BESIDE_WHIPSAW: Record<Standing, Standing> = {
  holds: 'overridden',
  overridden: 'overridden',
  unknown: 'unknown',
  no: 'holds',
};
