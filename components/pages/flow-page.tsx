import { CvdChart, cvdProvenance } from '../charts/cvd-chart';
import { FundingChart } from '../charts/funding-chart';
import { OpenInterestChart } from '../charts/open-interest-chart';
import { OrderBook } from '../order-book/order-book';
import { formatMoment } from '../format';
import { quantityUnit } from '../quantity-unit';
import { Section } from '../section';
import { i18n } from '../words';
import type { PageProps } from './page-props';
import { Part } from './part';

/** Who is aggressive, and who is crowded: order flow, funding and open interest over time. */
export function FlowPage({ snapshot, brief }: PageProps) {
  if (brief) return null;
  const { cvd, funding, openInterest, orderBook, price, clusters } = snapshot;
  const base = quantityUnit(snapshot.instrument);
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
      <Section title={i18n.t('panel.funding')}>
        <Part>{funding && <FundingChart funding={funding} />}</Part>
      </Section>
      <Section title={i18n.t('panel.open_interest')}>
        <Part>{openInterest && <OpenInterestChart openInterest={openInterest} base={base} />}</Part>
      </Section>
    </>
  );
}
