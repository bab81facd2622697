/** The grid in the protocol's words: with every glance, so no finer than it can be read. */
import { type GridView, type PredicateView, staleGrid } from '../protocol/grid';
import type { Status } from '../protocol/snapshot';
import type { Grid, Predicate } from '../signals/grid/grid';

const DIGITS = 6;

export function gridView({ states, predicates, triggers }: Grid, status: Status): GridView {
  const view = { states, predicates: predicates.map(rounded), triggers: triggers.map(rounded) };
  return status === 'stale' ? staleGrid(view) : view;
}

function rounded({ terms, ...predicate }: Predicate): PredicateView {
  const short = (value: number): number => Number(value.toPrecision(DIGITS));
  return {
    ...predicate,
    terms: terms.map(({ value, threshold, ...term }) => ({
      ...term,
      ...(value !== undefined && { value: short(value) }),
      threshold: short(threshold),
    })),
  };
}
