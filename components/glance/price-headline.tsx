import type { GlanceSnapshot } from '../../lib/protocol/snapshot';
import { ageAt } from '../../lib/view-state/shown-status';
import { formatPrice, formatSpan } from '../format';
import { i18n } from '../words';
import './price-headline.css';

interface PriceHeadlineProps {
  readonly snapshot: Pick<GlanceSnapshot, 'price' | 'priceTime' | 'asOf' | 'instrument'>;
  readonly now: number;
}

/** The newest mark price, and how old it and the estimate are. */
export function PriceHeadline({ snapshot, now }: PriceHeadlineProps) {
  const { price, priceTime, asOf, instrument } = snapshot;
  const age = (time: number) => i18n.t('ago', [formatSpan(ageAt(time, now))]);
  return (
    <div class="headline">
      <p class="headline-price">{price === undefined ? '—' : formatPrice(price, instrument.tickSize)}</p>
      <dl class="headline-ages small">
        {priceTime !== undefined && (
          <div>
            <dt>{i18n.t('glance.mark_price')}</dt>
            <dd>{age(priceTime)}</dd>
          </div>
        )}
        {asOf !== undefined && (
          <div>
            <dt>{i18n.t('glance.estimated')}</dt>
            <dd>{age(asOf)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
