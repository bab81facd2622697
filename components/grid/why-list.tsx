import type { GridView, NamedStateView, PredicateView } from '../../lib/protocol/grid';
import { ageAt } from '../../lib/view-state/shown-status';
import { formatSpan } from '../format';
import { i18n, missingWord } from '../words';
import { predicateWord, termText } from './grid-words';
import { predicateOf } from './shown-states';

const MARKS = { yes: '✓', no: '✕', unknown: '?' } as const;

interface PredicateEntryProps {
  readonly predicate: PredicateView;
  readonly now: number;
}

/** One predicate: whether it holds, the values that say so and where that would change, and how old they are. */
export function PredicateEntry({ predicate, now }: PredicateEntryProps) {
  const { truth, terms, asOf, missing } = predicate;
  const values =
    truth === 'unknown' ? [missingWord(missing ?? 'no-data')] : terms.map((term) => termText(term, truth));
  return (
    <li class="predicate" data-truth={truth}>
      <span class="predicate-mark" aria-hidden="true">
        {MARKS[truth]}
      </span>
      <div>
        <span class="unseen">{i18n.t(`grid.mark.${truth}`)}: </span>
        {predicateWord(predicate)}
        {(values.length > 0 ? values : [i18n.t('grid.nothing')]).map((text) => (
          <p key={text} class="small soft">
            {text}
          </p>
        ))}
      </div>
      <span class="small faint">{asOf !== undefined && i18n.t('ago', [formatSpan(ageAt(asOf, now))])}</span>
    </li>
  );
}

interface WhyListProps {
  readonly grid: GridView;
  readonly state: NamedStateView;
  readonly now: number;
}

/** What a state needs: each predicate, or one of several. */
export function WhyList({ grid, state, now }: WhyListProps) {
  const { needs, toward } = state;
  return (
    <ul class="why">
      {needs.map((ways) => {
        const entries = ways.map((name) => {
          const predicate = predicateOf(grid.predicates, name, toward);
          return predicate && <PredicateEntry key={name} predicate={predicate} now={now} />;
        });
        if (ways.length === 1) return entries;
        return (
          <li key={ways.join()}>
            <span class="small soft">{i18n.t('grid.one_of')}</span>
            <ul class="why why-ways">{entries}</ul>
          </li>
        );
      })}
    </ul>
  );
}
