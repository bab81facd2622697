import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { formatPercent } from '../format';
import { i18n } from '../words';
import type { ChartSeries } from './chart-options';
import { TimeChart } from './time-chart';

type Funding = NonNullable<PanelSnapshot['funding']>;

const rate = (value: number) => formatPercent(value * 100, 4, true);

/** Realised funding per 8 h: bars above zero where longs paid, below where shorts did. */
export function FundingChart({ funding }: { readonly funding: Funding }) {
  const { times, values, predicted, intervalHours } = funding;
  const bars = { kind: 'bars', scale: 'left', format: rate } as const;
  const series: ChartSeries[] = [
    {
      ...bars,
      label: i18n.t('chart.longs_pay'),
      role: 'long',
      values: values.map((one) => (one !== null && one >= 0 ? one : null)),
    },
    {
      ...bars,
      label: i18n.t('chart.shorts_pay'),
      role: 'short',
      values: values.map((one) => (one !== null && one < 0 ? one : null)),
    },
  ];
  return (
    <>
      <TimeChart title={i18n.t('panel.funding')} times={times} series={series} />
      <p class="small faint">
        {i18n.t('chart.per_8h')}
        {intervalHours !== undefined && `, ${i18n.t('chart.every_hours', [intervalHours])}`}
        {predicted !== undefined && `. ${i18n.t('chart.predicted', [rate(predicted)])}`}
      </p>
    </>
  );
}
