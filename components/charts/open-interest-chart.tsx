import type { PanelSnapshot } from '../../lib/protocol/snapshot';
import { formatCompact } from '../format';
import { i18n } from '../words';
import type { ChartSeries } from './chart-options';
import { TimeChart } from './time-chart';

interface OpenInterestChartProps {
  readonly openInterest: NonNullable<PanelSnapshot['openInterest']>;
  readonly base: string;
}

/** Contracts that are open, in the base asset: in dollars, price would move the line by itself. */
export function OpenInterestChart({ openInterest, base }: OpenInterestChartProps) {
  const series: ChartSeries[] = [
    {
      label: i18n.t('signal.open_interest'),
      values: openInterest.values,
      kind: 'line',
      role: 'accent',
      scale: 'left',
      format: (value) => `${formatCompact(value, 4)}`,
    },
  ];
  return (
    <>
      <TimeChart title={i18n.t('panel.open_interest')} times={openInterest.times} series={series} />
      <p class="small faint">{i18n.t('chart.in_base', [base])}</p>
    </>
  );
}
