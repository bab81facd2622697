import { type CountedSides, COUNTED_SIDES } from '../../lib/market/counted-sides';
import type { VenueInterest } from '../../lib/protocol/crowding';
import { formatMoment } from '../format';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';

/** What is to be known of how venues count, and of how far back each is known. */
export function InterestRemarks({ venues }: { readonly venues: readonly VenueInterest[] }) {
  return (
    <ul class="remarks small faint">
      {remarksOn(venues).map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}

function remarksOn(venues: readonly VenueInterest[]): string[] {
  const about = (some: readonly VenueInterest[], remark: (names: string) => string): string[] =>
    some.length > 0 ? [remark(some.map((venue) => contractName(venue, venues)).join(', '))] : [];
  const counting = (sides: CountedSides): VenueInterest[] =>
    venues.filter(({ venue }) => COUNTED_SIDES[venue] === sides);
  const recorded = venues.filter(({ published }) => !published);
  const since = Math.min(...recorded.map(({ since }) => since));
  return [
    ...about(counting('both'), (names) => i18n.t('crowding.counts_both', [names])),
    ...about(counting('unsaid'), (names) => i18n.t('crowding.counts_unsaid', [names])),
    ...about(recorded, (names) => i18n.t('crowding.recorded', [names, formatMoment(since)])),
    ...about(
      venues.filter(({ inSum }) => !inSum),
      (names) => i18n.t('crowding.not_in_sum', [names]),
    ),
  ];
}
