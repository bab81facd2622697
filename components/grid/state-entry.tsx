import type { GridView, NamedStateView } from '../../lib/protocol/grid';
import { ageAt } from '../../lib/view-state/shown-status';
import { formatSpan } from '../format';
import { i18n, keyOf } from '../words';
import { stateWord } from './grid-words';
import { metNeeds } from './shown-states';
import { PredicateEntry, WhyList } from './why-list';

interface StateEntryProps {
  readonly grid: GridView;
  readonly state: NamedStateView;
  readonly now: number;
}

/** How a state stands, in a few words. */
function standingText({ grid, state, now }: StateEntryProps): string {
  const { standing, since } = state;
  if (standing === 'unknown') return i18n.t('grid.unknown');
  if (standing === 'overridden') return i18n.t('grid.set_aside');
  if (standing === 'holds' && since !== undefined) return i18n.t('grid.for', [formatSpan(ageAt(since, now))]);
  const [met, all] = metNeeds(grid, state);
  return i18n.t('grid.count', [String(met), String(all)]);
}

/** A named state, and folded under it what it means and why it stands so. */
export function StateEntry(props: StateEntryProps) {
  const { grid, state, now } = props;
  const { name, toward, standing, dwelling } = state;
  const isSqueeze = name === 'squeeze-primed' || name === 'squeeze-watch';
  const triggers = grid.triggers.filter((trigger) => trigger.toward === toward);
  return (
    <details class="state" data-standing={standing} data-state={`${name} ${toward ?? ''}`.trim()}>
      <summary>
        <span class="state-name">{stateWord(state)}</span>
        <span class="small soft">{standingText(props)}</span>
      </summary>
      <p class="small soft">{i18n.t(`grid_hint.${keyOf(name)}`)}</p>
      {dwelling && <p class="small soft">{i18n.t(standing === 'no' ? 'grid.waits' : 'grid.lingers')}</p>}
      <WhyList grid={grid} state={state} now={now} />
      {isSqueeze && (
        <>
          <h4 class="small soft">{i18n.t('grid.trigger')}</h4>
          <ul class="why">
            {triggers.map((trigger) => (
              <PredicateEntry key={trigger.name} predicate={trigger} now={now} />
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
