import type { CoverageView } from '../../lib/protocol/snapshot';
import { formatMoment, formatNumber, formatShare, formatSpan } from '../format';
import { i18n, keyOf, reasonWord, seriesWord } from '../words';
import { Facts } from './facts';

function Gaps({ gaps }: { readonly gaps: CoverageView['gaps'] }) {
  if (gaps.length === 0) return <>{i18n.t('basis.gaps_none')}</>;
  const total = gaps.reduce((sum, { from, to }) => sum + to - from, 0);
  return (
    <details>
      <summary>{i18n.t('basis.gaps_summary', [String(gaps.length), formatSpan(total)])}</summary>
      <ul class="small">
        {gaps.map(({ series, from, to, reason }) => (
          <li key={series + from}>
            {i18n.t('basis.gap_line', [seriesWord(series), formatMoment(from), formatMoment(to)])}
            <span class="faint"> {reasonWord(reason)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Which data stand behind the picture, and which are missing. */
export function Coverage({ coverage }: { readonly coverage: CoverageView }) {
  const { venues, barsPresent, barsExpected, openInterestShare, takerSplitShare, markShare, gaps } = coverage;
  return (
    <Facts
      facts={[
        [
          i18n.t('basis.venues'),
          venues.map(({ venue, status }) => `${venue} (${i18n.t(`status.${keyOf(status)}`)})`).join(', '),
        ],
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
