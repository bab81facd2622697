import { PositionCard } from '../position/position-card';
import { Section } from '../section';
import { i18n } from '../words';
import type { PageProps } from './page-props';

/** The user's own positions, and what threatens them. */
export function RiskPage({ snapshot, settings, brief, onChange }: PageProps) {
  if (brief) return null;
  return (
    <Section title={i18n.t('position.title')}>
      <PositionCard snapshot={snapshot} positions={settings.positions} onChange={onChange} />
    </Section>
  );
}
