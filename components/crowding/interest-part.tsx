import { useState } from 'preact/hooks';

import type { InterestCrowding } from '../../lib/protocol/crowding';
import type { Settings } from '../../lib/protocol/settings';
import { Segments } from '../design/segments';
import { Section } from '../section';
import { i18n } from '../words';
import './crowding.css';
import { GlitchLine } from './glitch-line';
import { InterestChanges } from './interest-changes';
import { InterestLines } from './interest-lines';
import { InterestRemarks } from './interest-remarks';
import { InterestTable } from './interest-table';
import { interestUnit } from './interest-unit';
import { PercentileBar } from './percentile-bar';

interface InterestPartProps {
  readonly interest: InterestCrowding;
  readonly base: string;
  readonly unit: Settings['oiUnit'];
  readonly onChoose: (unit: Settings['oiUnit']) => void;
}

/** Whether positions are being built, with what, and on which venues they lie. */
export function InterestPart({ interest, base, unit, onChoose }: InterestPartProps) {
  const [chosen, setChosen] = useState<string>();
  const shown = interestUnit(unit, base);
  const choice = (
    <Segments
      label={i18n.t('crowding.shown_in')}
      options={[
        { value: 'coin', text: base },
        { value: 'usd', text: 'USD' },
      ]}
      chosen={unit}
      onChoose={onChoose}
    />
  );
  return (
    <Section title={i18n.t('panel.open_interest')} aside={choice}>
      <InterestLines interest={interest} unit={shown} chosen={chosen} />
      <p class="crowd-level small soft">
        {i18n.t('crowding.level')} <PercentileBar standing={interest.standing} />
      </p>
      <InterestChanges changes={interest.changes} unit={shown} />
      <p class="small faint">{i18n.t('crowding.both_sides')}</p>
      <InterestTable interest={interest} unit={shown} chosen={chosen} onChoose={setChosen} />
      <InterestRemarks venues={interest.venues} />
      <GlitchLine venues={interest.venues} />
    </Section>
  );
}
