import type { VenueInterest } from '../../lib/protocol/crowding';
import { formatMoment, formatNumber } from '../format';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';

/** Which samples were left out as glitches. */
export function GlitchLine({ venues }: { readonly venues: readonly VenueInterest[] }) {
  return <p class="small faint">{glitchWords(venues)}</p>;
}

function glitchWords(venues: readonly VenueInterest[]): string {
  const told = venues.flatMap((venue) => {
    const { glitches } = venue;
    return glitches ? [{ name: contractName(venue, venues), ...glitches }] : [];
  });
  if (told.length === 0) return i18n.t('crowding.glitches_none');
  const counts = told.map(({ name, count }) => `${name} ${formatNumber(count)}`).join(', ');
  const newest = Math.max(...told.map(({ newest }) => newest));
  return i18n.t('crowding.glitches', [counts, formatMoment(newest)]);
}
