import { formatNumber, formatSpan } from '../format';
import { i18n } from '../words';

interface PercentileBarProps {
  readonly standing: { readonly percentile: number; readonly span: number } | undefined;
}

/** Where a value stands among its own past, and over how long that reaches. */
export function PercentileBar({ standing }: PercentileBarProps) {
  if (!standing) return <span class="faint">{i18n.t('crowding.too_young')}</span>;
  const { percentile, span } = standing;
  const rank = formatNumber(percentile, 0);
  return (
    <span class="percentile">
      <span class="percentile-line" aria-hidden="true">
        <span style={{ insetInlineStart: `${percentile}%` }} />
      </span>
      <span aria-hidden="true">{rank}</span>
      <span class="small faint" aria-hidden="true">
        {i18n.t('crowding.of_span', [formatSpan(span)])}
      </span>
      <span class="unseen">{i18n.t('crowding.percentile', [rank, formatSpan(span)])}</span>
    </span>
  );
}
