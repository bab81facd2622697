import type { VenueInterest } from '../../lib/protocol/crowding';
import { formatMoment, formatNumber } from '../format';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';

/** Which samples were left out as glitches. */
export function GlitchLine({ venues }: { readonly venues: readonly VenueInterest[] }) {
  const told = venues.flatMap((venue) => {
    const { zeros, spikes, lastGlitch } = venue;
    if (lastGlitch === undefined) return [];
    const name = contractName(venue, venues);
    const counts = [formatNumber(zeros), formatNumber(spikes)] as const;
    return [i18n.t('crowding.glitch', [name, ...counts, formatMoment(lastGlitch)])];
  });
  return (
    <p class="small faint">
      {told.length === 0 ? i18n.t('crowding.glitches_none') : i18n.t('crowding.glitches', [told.join('; ')])}
    </p>
  );
}
