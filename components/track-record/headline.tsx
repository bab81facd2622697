import type { TrackRecordView } from '../../lib/protocol/track-record';
import { formatNumber, formatShare, formatShareRange } from '../format';
import { i18n } from '../words';

type Touches = TrackRecordView['entries'][number]['touches'];

/** With so many touches a share is known within 17 points, by Wilson's interval at one half. */
const ENOUGH_TOUCHES = 30;

/** What the record says in one sentence, or how much it lacks for one. */
export function Headline({ touches }: { readonly touches: Touches }) {
  const { bands, touches: touched, ends, bounced, randomBounced } = touches;
  const count = (value: number): string => formatNumber(value, 0);
  if (bands === 0) return <p class="record-headline">{i18n.t('record.unscored')}</p>;
  if (touched < ENOUGH_TOUCHES || !bounced || randomBounced === undefined) {
    return (
      <div class="record-headline">
        <p>{i18n.t('record.early', [count(bands), count(touched)])}</p>
        <p class="small soft">{i18n.t('record.early_need', [count(ENOUGH_TOUCHES)])}</p>
      </div>
    );
  }
  const { value, low, high } = bounced;
  const verdict = randomBounced < low ? 'more' : randomBounced > high ? 'less' : 'same';
  return (
    <div class="record-headline">
      <p>{i18n.t('record.headline', [count(touched), count(ends.bounce), count(randomBounced * touched)])}</p>
      <p class="small soft">
        {i18n.t(`record.${verdict}`, [
          formatShare(value),
          formatShareRange(low, high),
          formatShare(randomBounced),
        ])}
      </p>
    </div>
  );
}
