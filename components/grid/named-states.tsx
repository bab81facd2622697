import type { GridView, NamedStateView } from '../../lib/protocol/grid';
import { i18n, missingWord } from '../words';
import './named-states.css';
import { heldStates } from './shown-states';
import { StateEntry } from './state-entry';

interface NamedStatesProps {
  readonly grid: GridView;
  readonly now: number;
}

/** Why predicates are not known, each reason once. */
function missingWords({ predicates }: GridView): string {
  const reasons = new Set(predicates.flatMap(({ missing }) => missing ?? []));
  return [...reasons].map(missingWord).join(', ');
}

/** What the four signals say together: the named states that hold, and folded under them all others. */
export function NamedStates({ grid, now }: NamedStatesProps) {
  const { states } = grid;
  const held = heldStates(grid);
  const unknown = states.filter(({ standing }) => standing === 'unknown').length;
  const isSilent = unknown === states.length;
  const listed = (each: readonly NamedStateView[]) =>
    each.map((state) => (
      <StateEntry key={`${state.name} ${state.toward}`} grid={grid} state={state} now={now} />
    ));
  return (
    <div class="named-states">
      {held.length > 0 ? listed(held) : !isSilent && <p>{i18n.t('grid.none')}</p>}
      {unknown > 0 && (
        <p class="small soft">
          {i18n.t('grid.some_unknown', [String(unknown), String(states.length), missingWords(grid)])}
        </p>
      )}
      <details class="fold">
        <summary>{i18n.t('grid.all')}</summary>
        <div class="all-states">{listed(states.filter((state) => !held.includes(state)))}</div>
      </details>
    </div>
  );
}
