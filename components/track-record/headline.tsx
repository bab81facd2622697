import type { TrackRecordView } from '../../lib/protocol/track-record';
import { formatNumber, formatShare } from '../format';
import { i18n } from '../words';

type Touches = TrackRecordView['entries'][number]['touches'];

/** With so many bands reached a share is known within 17 points, by Wilson's interval at one half. */
const ENOUGH_REACHED = 30;

/** What the record says in one sentence, or how much it lacks for one. */
export function Headline({ touches }: { readonly touches: Touches }) {
  const { bands, reached, ends, bounced, randomBounced } = touches;
  const count = (value: number): string => formatNumber(value, 0);
  if (reached < ENOUGH_REACHED || !bounced || randomBounced === undefined) {
    return (
      <div class="record-headline">
        <p>{i18n.t('record.early', [count(reached), count(bands)])}</p>
        <p class="small soft">{i18n.t('record.early_need', [count(ENOUGH_REACHED)])}</p>
      </div>
    );
  }
  const { value, low, high } = bounced;
  const verdict = randomBounced < low ? 'more' : randomBounced > high ? 'less' : 'same';
  return (
    <div class="record-headline">
      <p>{i18n.t('record.headline', [count(reached), count(ends.bounce), count(randomBounced * reached)])}</p>
      <p class="small soft">
        {i18n.t(`record.${verdict}`, [
          formatShare(value),
          `${formatShare(low)} – ${formatShare(high)}`,
          formatShare(randomBounced),
        ])}
      </p>
    </div>
  );
}
