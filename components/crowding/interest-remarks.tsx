import { type CountedSides, COUNTED_SIDES } from '../../lib/market/counted-sides';
import type { VenueInterest } from '../../lib/protocol/crowding';
import { formatMoment } from '../format';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';

/** What is to be known of how venues count, and of how far back each is known. */
export function InterestRemarks({ venues }: { readonly venues: readonly VenueInterest[] }) {
  const names = (some: readonly VenueInterest[]): string =>
    some.map((venue) => contractName(venue, venues)).join(', ');
  const counting = (sides: CountedSides): string =>
    names(venues.filter(({ venue }) => COUNTED_SIDES[venue] === sides));
  const recorded = venues.filter(({ published }) => !published);
  const since = formatMoment(Math.min(...recorded.map(({ since }) => since)));
  const left = names(venues.filter(({ inSum }) => !inSum));
  const remarks = [
    counting('both') && i18n.t('crowding.counts_both', [counting('both')]),
    counting('unsaid') && i18n.t('crowding.counts_unsaid', [counting('unsaid')]),
    recorded.length > 0 && i18n.t('crowding.recorded', [names(recorded), since]),
    left && i18n.t('crowding.not_in_sum', [left]),
  ];
  return (
    <ul class="remarks small faint">
      {remarks.filter(Boolean).map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}
