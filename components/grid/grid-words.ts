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

/** `4.02 % away, needs ≤ 5 %`: the value, what it measures, and the level at which the predicate would change. */
export function termText(term: TermView, truth: PredicateView['truth']): string {
  const { measure, unit, value, bound, threshold } = term;
  const measured = `${value === undefined ? '–' : inUnit(value, unit)} ${i18n.t(`grid_measure.${keyOf(measure)}`)}`;
  const level = `${bound === 'least' ? '≥' : '≤'}\u00a0${inUnit(threshold, unit)}`;
  return i18n.t(truth === 'yes' ? 'grid.while' : 'grid.needs', [measured, level]);
}

function inUnit(value: number, unit: TermView['unit']): string {
  switch (unit) {
    case 'percentile':
      return formatShare(value / 100);
    case 'bars':
      return formatNumber(value, 0);
    case 'z':
      return formatNumber(value, 2).replace('-', '−');
    case 'percent':
      return percent(value);
    case 'apr':
      return percent(value * 100);
    case 'share':
      return formatShare(value);
    case 'ln-ratio':
      return `${formatNumber(Math.exp(value), 2)}×`;
    case 'price':
      return formatRoughPrice(value);
  }
}

/** To three digits, without zeros behind them. */
function percent(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const digits = [0, 1, 2, 3].find((each) => Number(rounded.toFixed(each)) === rounded) ?? 3;
  return formatPercent(rounded, digits);
}
