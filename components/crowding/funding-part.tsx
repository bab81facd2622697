import { useState } from 'preact/hooks';

import type { FundingCrowding } from '../../lib/protocol/crowding';
import { Segments } from '../design/segments';
import { Section } from '../section';
import { i18n } from '../words';
import './crowding.css';
import { FundingLines } from './funding-lines';
import { FundingTable } from './funding-table';
import { type FundingHours, fundingUnit } from './funding-unit';
import { HoldingCost } from './holding-cost';
import { PersistenceLine } from './persistence-line';

const HOURS: readonly FundingHours[] = [1, 8];

/** What it costs to be on the crowded side: over time, by venue, and to hold. */
export function FundingPart({ funding }: { readonly funding: FundingCrowding }) {
  const [hours, setHours] = useState<FundingHours>(8);
  const [chosen, setChosen] = useState<string>();
  const unit = fundingUnit(hours);
  const choice = (
    <Segments
      label={i18n.t('crowding.per')}
      options={HOURS.map((value) => ({ value, text: i18n.t('crowding.per_hours', [value]) }))}
      chosen={hours}
      onChoose={setHours}
    />
  );
  return (
    <Section title={i18n.t('panel.funding')} aside={choice}>
      <PersistenceLine read={funding.weighted} unit={unit} />
      <FundingLines funding={funding} unit={unit} chosen={chosen} />
      <FundingTable funding={funding} unit={unit} chosen={chosen} onChoose={setChosen} />
      <HoldingCost funding={funding} />
    </Section>
  );
}
