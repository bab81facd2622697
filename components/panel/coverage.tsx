import type { HistoryView } from '../../lib/protocol/history';
import type { CoverageView, VenueView } from '../../lib/protocol/snapshot';
import { formatMoment, formatNumber, formatShare, formatSpan } from '../format';
import { i18n, keyOf, reasonWord, seriesWord } from '../words';
import { VENUE_NAMES } from '../venue-names';
import { contractName } from './contract-name';
import { Facts } from './facts';
import { loadedShare } from './history-line';

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

interface CoverageProps {
  readonly coverage: CoverageView;
  /** Undefined while it is not known how far it has come. */
  readonly history: HistoryView | undefined;
}

function Venues({ coverage: { venues }, history }: CoverageProps) {
  return (
    <ul class="facts-list">
      {venues.map((venue) => (
        <li key={`${venue.venue} ${venue.symbol}`}>
          {contractName(venue, venues)} <span class="soft">{i18n.t(`status.${keyOf(venue.status)}`)}</span>
          <span class="small faint"> {[...loadedOf(venue, history), ...lackingOf(venue)].join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

/** How much of the venue's history is there, until all of it is. */
function loadedOf({ venue, symbol }: VenueView, history: HistoryView | undefined): string[] {
  const own = history?.venues.find((each) => each.venue === venue && each.symbol === symbol);
  return own && own.share < 1 ? [i18n.t('history.venue_share', [loadedShare(own.share)])] : [];
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
export function Coverage({ coverage, history }: CoverageProps) {
  const { barsPresent, barsExpected, openInterestShare, takerSplitShare, markShare, gaps } = coverage;
  return (
    <Facts
      facts={[
        [i18n.t('basis.venues'), <Venues coverage={coverage} history={history} />],
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
