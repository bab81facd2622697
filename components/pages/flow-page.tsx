import { FundingChart } from '../charts/funding-chart';
import { OpenInterestChart } from '../charts/open-interest-chart';
import { CvdSection } from '../flow/cvd-section';
import { FlowState } from '../flow/flow-state';
import { ForcedTotals } from '../flow/forced-totals';
import { quantityUnit } from '../quantity-unit';
import { Section } from '../section';
import { i18n } from '../words';
import type { PageProps } from './page-props';
import { Part } from './part';

const NO_TIMES: readonly number[] = [];

/** Who is aggressive, and who is crowded: order flow, funding and open interest over time. */
export function FlowPage({ snapshot, settings, brief, onChange }: PageProps) {
  if (brief) return null;
  const { orderFlow, flowState, forcedTotals, funding, openInterest } = snapshot;
  const base = quantityUnit(snapshot.instrument);
  return (
    <>
      <CvdSection
        flow={orderFlow}
        fundingTimes={funding?.times ?? NO_TIMES}
        base={base}
        settings={settings.cvd}
        onChange={(cvd) => onChange({ cvd })}
      />
      <FlowState state={flowState} />
      <ForcedTotals totals={forcedTotals} />
      <Section title={i18n.t('panel.funding')}>
        <Part>{funding && <FundingChart funding={funding} />}</Part>
      </Section>
      <Section title={i18n.t('panel.open_interest')}>
        <Part>{openInterest && <OpenInterestChart openInterest={openInterest} base={base} />}</Part>
      </Section>
    </>
  );
}
