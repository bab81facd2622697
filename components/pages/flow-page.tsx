import { useMemo } from 'preact/hooks';

import { CvdChart, cvdProvenance } from '../charts/cvd-chart';
import { Crowding } from '../crowding/crowding';
import { OrderBook } from '../order-book/order-book';
import { formatMoment } from '../format';
import { quantityUnit } from '../quantity-unit';
import { Section } from '../section';
import { i18n } from '../words';
import type { PageProps } from './page-props';
import { Part } from './part';

/** Who is aggressive, and who is crowded: order flow, funding and open interest over time. */
export function FlowPage({ snapshot, settings, brief, onChange }: PageProps) {
  const { cvd, crowding, orderBook, price, clusters } = snapshot;
  const { oiUnit } = settings;
  const base = quantityUnit(snapshot.instrument);
  // Prices come once a second, these series with the next bar.
  const crowded = useMemo(
    () => <Crowding crowding={crowding} base={base} unit={oiUnit} onChange={onChange} />,
    [crowding, base, oiUnit, onChange],
  );
  if (brief) return null;
  return (
    <>
      <Section title={i18n.t('panel.cvd')} aside={cvd && cvdProvenance(cvd)}>
        <Part>{cvd && <CvdChart cvd={cvd} base={base} />}</Part>
      </Section>
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
