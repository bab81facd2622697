import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { formatCompact, formatRoughPrice } from '../format';
import { i18n } from '../words';
import type { ChartSeries } from './chart-options';
import { TimeChart } from './time-chart';

type Cvd = NonNullable<PanelSnapshot['cvd']>;

/** Taker buying minus taker selling since the anchor, with price. */
export function CvdChart({ cvd, base }: { readonly cvd: Cvd; readonly base: string }) {
  const series: ChartSeries[] = [
    {
      label: i18n.t('signal.cvd'),
      values: cvd.cvd,
      kind: 'line',
      role: 'accent',
      scale: 'left',
      format: (value) => `${formatCompact(value).replace('-', '−')}`,
    },
    {
      label: i18n.t('chart.price'),
      values: cvd.closes,
      kind: 'line',
      role: 'soft',
      scale: 'right',
      format: formatRoughPrice,
    },
  ];
  return (
    <>
      <TimeChart title={i18n.t('panel.cvd')} times={cvd.times} series={series} />
      <p class="small faint">
        {i18n.t('chart.in_base', [base])}. {i18n.t('chart.anchor_utc_day')}. {i18n.t('chart.gap_note')}
      </p>
    </>
  );
}

const PROVENANCE = { trades: 'true_trades', 'taker-bars': 'true_bars', estimated: 'estimated' } as const;

export function cvdProvenance(cvd: Cvd): string {
  return i18n.t(`chart.cvd_${PROVENANCE[cvd.provenance]}`);
}
