import { useMemo } from 'preact/hooks';

import type { AbsorptionView } from '../../lib/protocol/absorption';
import { Crowding } from '../crowding/crowding';
import { CvdSection } from '../flow/cvd-section';
import { FlowState } from '../flow/flow-state';
import { ForcedTotals } from '../flow/forced-totals';
import { formatMoment } from '../format';
import { OrderBook } from '../order-book/order-book';
import { quantityUnit } from '../quantity-unit';
import { Section } from '../section';
import { i18n } from '../words';
import type { PageProps } from './page-props';
import { Part } from './part';

const NO_ABSORPTIONS: readonly AbsorptionView[] = [];
const NO_TIMES: readonly number[] = [];

/** Who is aggressive, and who is crowded: order flow, funding and open interest over time. */
export function FlowPage({ snapshot, settings, brief, onChange }: PageProps) {
  const { orderFlow, flowState, forcedTotals, crowding, orderBook, price, clusters } = snapshot;
  const { oiUnit } = settings;
  const base = quantityUnit(snapshot.instrument);
  // Prices come once a second, these series with the next bar.
  const crowded = useMemo(
    () => <Crowding crowding={crowding} base={base} unit={oiUnit} onChange={onChange} />,
    [crowding, base, oiUnit, onChange],
  );
  const { divergences, absorptions = NO_ABSORPTIONS } = snapshot;
  const strictness = settings.divergenceStrictness;
  const marks = useMemo(
    () => ({ divergences, absorptions, strictness }),
    // A glance a second brings new lists of the same marks.
    [JSON.stringify([divergences, absorptions]), strictness],
  );
  if (brief) return null;
  return (
    <>
      <CvdSection
        flow={orderFlow}
        fundingTimes={crowding?.funding?.times ?? NO_TIMES}
        base={base}
        settings={settings.cvd}
        marks={marks}
        onChange={(cvd) => onChange({ cvd })}
      />
      <FlowState state={flowState} />
      <ForcedTotals totals={forcedTotals} />
      <Section
        title={i18n.t('order_book.title')}
        aside={orderBook && i18n.t('order_book.since', [formatMoment(orderBook.since)])}
      >
        <Part>{orderBook && <OrderBook book={orderBook} price={price} clusters={clusters} />}</Part>
      </Section>
      {crowded}
    </>
  );
}
