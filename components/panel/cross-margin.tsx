import { useState } from 'preact/hooks';

import type { AssumptionsView } from '../../lib/protocol/snapshot';
import '../design/controls.css';
import { formatPercent, formatShare } from '../format';
import { i18n } from '../words';
import './cross-margin.css';

interface CrossMarginProps {
  /** Of the picture: what cross-margined positions are of all. */
  readonly crossShare: AssumptionsView['crossShare'];
  /** As it is set. */
  readonly haircut: number;
  readonly onChange: (haircut: number) => void;
}

/**
 * How much of the positions on cross margin is left out of the estimate, and what that takes from it. It is told while the
 * thumb moves, and set when it is let go: the estimate is then made anew.
 */
export function CrossMargin({ crossShare, haircut, onChange }: CrossMarginProps) {
  const [moved, setMoved] = useState<number>();
  const share = moved ?? haircut;
  const effect = i18n.t('cross_margin.effect', [
    formatShare(share),
    formatPercent(-100 * share * crossShare, 0, true),
  ]);
  return (
    <div class="cross-margin">
      <label class="slider">
        {i18n.t('cross_margin.label')}
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          value={Math.round(share * 100)}
          aria-valuetext={effect}
          onInput={(event) => setMoved(event.currentTarget.valueAsNumber / 100)}
          onChange={(event) => {
            setMoved(undefined);
            onChange(event.currentTarget.valueAsNumber / 100);
          }}
        />
        <output>{effect}</output>
      </label>
      <p class="small faint">{i18n.t('cross_margin.note')}</p>
    </div>
  );
}
