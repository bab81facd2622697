import type { VenueInterest } from '../../lib/protocol/crowding';
import { formatMoment, formatNumber } from '../format';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';

/** Which samples were left out as glitches. */
export function GlitchLine({ venues }: { readonly venues: readonly VenueInterest[] }) {
  const told = venues.flatMap((venue) => {
    const { glitches } = venue;
    return glitches ? [{ name: contractName(venue, venues), ...glitches }] : [];
  });
  const counts = told.map(({ name, count }) => `${name} ${formatNumber(count)}`).join(', ');
  const newest = formatMoment(Math.max(...told.map(({ newest }) => newest)));
  return (
    <p class="small faint">
      {told.length === 0 ? i18n.t('crowding.glitches_none') : i18n.t('crowding.glitches', [counts, newest])}
    </p>
  );
}
