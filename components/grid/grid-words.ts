/** The grid's states, predicates and values in words. */
import type { NamedStateView, PredicateView, TermView } from '../../lib/protocol/grid';
import { formatNumber, formatPercent, formatRoughPrice, formatShare } from '../format';
import { i18n, keyOf } from '../words';

const SIDED = ['crowding', 'pressure', 'flat-flow', 'divergence', 'level-break', 'flow-turn'] as const;

/** `toward` is absent from whipsaw only, which concerns both sides. */
export function stateWord({ name, toward = 'above' }: NamedStateView): string {
  return name === 'whipsaw' ? i18n.t('grid_state.whipsaw') : i18n.t(`grid_state.${keyOf(name)}_${toward}`);
}

export function predicateWord({ name, toward = 'above' }: PredicateView): string {
  return isSided(name)
    ? i18n.t(`grid_predicate.${keyOf(name)}_${toward}`)
    : i18n.t(`grid_predicate.${keyOf(name)}`);
}

function isSided(name: PredicateView['name']): name is (typeof SIDED)[number] {
  return SIDED.some((sided) => sided === name);
}

/** `87 percentile, needs ≥ 70`: the value, what it measures, and the level at which the predicate would change. */
export function termText(term: TermView, truth: PredicateView['truth']): string {
  const { measure, unit, value, bound, threshold } = term;
  const measured = `${value === undefined ? '–' : inUnit(value, unit, 1)} ${i18n.t(`grid_measure.${keyOf(measure)}`)}`;
  const level = `${bound === 'least' ? '≥' : '≤'} ${inUnit(threshold, unit, 3)}`;
  return i18n.t(truth === 'yes' ? 'grid.while' : 'grid.needs', [measured, level]);
}

/** `digits`: at most; a level is told as it is, a value no finer than it can be. */
function inUnit(value: number, unit: TermView['unit'], digits: number): string {
  switch (unit) {
    case 'percentile':
    case 'bars':
      return formatNumber(value, 0);
    case 'z':
      return formatNumber(value, 2).replace('-', '−');
    case 'percent':
      return formatPercent(value, Number.isInteger(value) ? 0 : digits);
    case 'apr':
      return formatPercent(value * 100, value === 0 ? 0 : 1);
    case 'share':
      return formatShare(value);
    case 'ln-ratio':
      return `${formatNumber(Math.exp(value), 2)}×`;
    case 'price':
      return formatRoughPrice(value);
  }
}
