/** Which of the grid's states a screen names, and in which order. */
import type { GridView, NamedStateView, PredicateView } from '../../lib/protocol/grid';

/** What matters most first. */
const ORDER: readonly NamedStateView['name'][] = [
  'whipsaw',
  'squeeze-primed',
  'squeeze-watch',
  'squeeze-conditions',
  'fading-momentum',
  'larger-cascade',
  'building',
];

/** What a state that holds says already: the left ones are not named beside it. */
const SAID_BY: Partial<Record<NamedStateView['name'], readonly NamedStateView['name'][]>> = {
  'squeeze-primed': ['squeeze-watch', 'squeeze-conditions'],
  'squeeze-watch': ['squeeze-conditions'],
};

/** Those that hold, without what another of the same side says already. */
export function heldStates({ states }: GridView): NamedStateView[] {
  const held = states.filter(({ standing }) => standing === 'holds');
  return held
    .filter(
      ({ name, toward }) =>
        !held.some((other) => other.toward === toward && SAID_BY[other.name]?.includes(name)),
    )
    .sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name));
}

/** Undefined where the grid has none of that name. */
export function predicateOf(
  predicates: readonly PredicateView[],
  name: PredicateView['name'],
  toward: NamedStateView['toward'],
): PredicateView | undefined {
  return predicates.find((predicate) => predicate.name === name && predicate.toward === toward);
}

/** How many of a state's needs are met, of how many. */
export function metNeeds({ predicates }: GridView, { needs, toward }: NamedStateView): [number, number] {
  const met = needs.filter((ways) =>
    ways.some((name) => predicateOf(predicates, name, toward)?.truth === 'yes'),
  );
  return [met.length, needs.length];
}

const SQUEEZES: readonly NamedStateView['name'][] = ['squeeze-primed', 'squeeze-watch', 'squeeze-conditions'];

/** What a glance says of squeezes: the state that holds, whipsaw before all; else none, or that it is not known. */
export function squeezeReading(grid: GridView): NamedStateView | 'none' | 'unknown' {
  const held = heldStates(grid).find(({ name }) => name === 'whipsaw' || SQUEEZES.includes(name));
  if (held) return held;
  const isOpen = grid.states.some(({ name, standing }) => SQUEEZES.includes(name) && standing === 'unknown');
  return isOpen ? 'unknown' : 'none';
}
