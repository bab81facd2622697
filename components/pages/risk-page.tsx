import { GuidedReading } from '../guided-reading/guided-reading';
import { PositionCard } from '../position/position-card';
import { Section } from '../section';
import { i18n } from '../words';
import type { PageProps } from './page-props';

/** The user's own positions, and what threatens them; for who holds none yet, first how to read the map. */
export function RiskPage({ snapshot, settings, brief, onChange }: PageProps) {
  if (brief) return null;
  const holdsNone = settings.positions.every(({ coin }) => coin !== snapshot.instrument.coin);
  return (
    <>
      <GuidedReading snapshot={snapshot} open={holdsNone} />
      <Section title={i18n.t('position.title')}>
        <PositionCard snapshot={snapshot} positions={settings.positions} onChange={onChange} />
      </Section>
    </>
  );
}
