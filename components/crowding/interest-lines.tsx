import { useMemo } from 'preact/hooks';

import type { InterestCrowding } from '../../lib/protocol/crowding';
import type { ChartSeries } from '../charts/chart-options';
import { TimeChart } from '../charts/time-chart';
import { formatRoughPrice } from '../format';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';
import { contractKey } from './contract-key';
import type { InterestUnit } from './interest-unit';

interface InterestLinesProps {
  readonly interest: InterestCrowding;
  readonly unit: InterestUnit;
  readonly chosen: string | undefined;
}

/** Contracts that are open, in all or on one venue, and price. In dollars, price moves the line by itself. */
export function InterestLines({ interest, unit, chosen }: InterestLinesProps) {
  const series = useMemo(() => seriesOf({ interest, unit, chosen }), [interest, unit.unit, chosen]);
  return <TimeChart title={i18n.t('panel.open_interest')} times={interest.times} series={series} />;
}

function seriesOf({ interest, unit, chosen }: InterestLinesProps): ChartSeries[] {
  const { venues, line, prices } = interest;
  const one = venues.find((venue) => contractKey(venue) === chosen);
  const coins = one?.line ?? line;
  const inUsd = (quantity: number | null, i: number): number | null => {
    const price = prices[i];
    return quantity === null || typeof price !== 'number' ? null : quantity * price;
  };
  return [
    {
      label: one ? contractName(one, venues) : i18n.t('crowding.in_sum'),
      values: unit.unit === 'usd' ? coins.map(inUsd) : coins,
      kind: 'line',
      role: 'accent',
      scale: 'left',
      format: unit.axis,
    },
    {
      label: i18n.t('chart.price'),
      values: prices,
      kind: 'line',
      role: 'soft',
      scale: 'right',
      format: formatRoughPrice,
    },
  ];
}
