import type { CoverageView, VenueView } from '../../lib/protocol/snapshot';
import { formatMoment, formatNumber, formatShare, formatSpan } from '../format';
import { i18n, keyOf, reasonWord, seriesWord } from '../words';
import { VENUE_NAMES } from '../venue-names';
import { contractName } from './contract-name';
import { Facts } from './facts';

function Gaps({ gaps }: { readonly gaps: CoverageView['gaps'] }) {
  if (gaps.length === 0) return <>{i18n.t('basis.gaps_none')}</>;
  const total = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  return (
    <details>
      <summary>{i18n.t('basis.gaps_summary', [String(gaps.length), formatSpan(total)])}</summary>
      <ul class="small">
        {gaps.map(({ series, from, to, reason, venue }) => (
          <li key={`${venue} ${series} ${from}`}>
            {venue && `${VENUE_NAMES[venue]} · `}
            {i18n.t('basis.gap_line', [seriesWord(series), formatMoment(from), formatMoment(to)])}
            <span class="faint"> {reasonWord(reason)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Venues({ venues }: { readonly venues: readonly VenueView[] }) {
  return (
    <ul class="facts-list">
      {venues.map((venue) => (
        <li key={`${venue.venue} ${venue.symbol}`}>
          {contractName(venue, venues)} <span class="soft">{i18n.t(`status.${keyOf(venue.status)}`)}</span>
          <span class="small faint"> {lackingOf(venue).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

/** Why a venue is not live, and of which sums it is no part. */
function lackingOf({ reasons, inFlow, inOpenInterest }: VenueView): string[] {
  return [
    ...reasons.map(reasonWord),
    ...(inFlow === false ? [i18n.t('basis.not_in_flow')] : []),
    ...(inOpenInterest === false ? [i18n.t('basis.not_in_open_interest')] : []),
  ];
}

/** Which data stand behind the picture, and which are missing. */
export function Coverage({ coverage }: { readonly coverage: CoverageView }) {
  const { venues, barsPresent, barsExpected, openInterestShare, takerSplitShare, markShare, gaps } = coverage;
  return (
    <Facts
      facts={[
        [i18n.t('basis.venues'), <Venues venues={venues} />],
        [
          i18n.t('basis.bars'),
          i18n.t('basis.bars_value', [formatNumber(barsPresent, 0), formatNumber(barsExpected, 0)]),
        ],
        [i18n.t('basis.open_interest_share'), formatShare(openInterestShare)],
        [i18n.t('basis.taker_split_share'), formatShare(takerSplitShare)],
        [i18n.t('basis.mark_share'), formatShare(markShare)],
        [i18n.t('basis.gaps'), <Gaps gaps={gaps} />],
      ]}
    />
  );
}
