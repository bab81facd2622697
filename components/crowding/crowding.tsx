import type { CrowdingView } from '../../lib/protocol/crowding';
import type { Settings } from '../../lib/protocol/settings';
import { Part } from '../pages/part';
import { Section } from '../section';
import { i18n } from '../words';
import { AccountsPart } from './accounts-part';
import { FundingPart } from './funding-part';
import { InterestPart } from './interest-part';

interface CrowdingProps {
  readonly crowding: CrowdingView | undefined;
  readonly base: string;
  readonly unit: Settings['oiUnit'];
  readonly onChange: (change: Partial<Settings>) => void;
}

/** Who is crowded: what it costs to stay, how much is open, and how accounts lean. */
export function Crowding({ crowding, base, unit, onChange }: CrowdingProps) {
  const { funding, openInterest, accounts = [] } = crowding ?? {};
  return (
    <>
      {funding ? <FundingPart funding={funding} /> : <Absent title={i18n.t('panel.funding')} />}
      {openInterest ? (
        <InterestPart
          interest={openInterest}
          base={base}
          unit={unit}
          onChoose={(oiUnit) => onChange({ oiUnit })}
        />
      ) : (
        <Absent title={i18n.t('panel.open_interest')} />
      )}
      {accounts.length > 0 && <AccountsPart accounts={accounts} />}
    </>
  );
}

function Absent({ title }: { readonly title: string }) {
  return (
    <Section title={title}>
      <Part>{undefined}</Part>
    </Section>
  );
}
