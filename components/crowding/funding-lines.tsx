import { useMemo } from 'preact/hooks';

import { HOUR } from '../../lib/core/time';
import { NEUTRAL_F8 } from '../../lib/market/funding';
import type { FundingCrowding, VenueFunding } from '../../lib/protocol/crowding';
import type { ChartSeries } from '../charts/chart-options';
import { TimeChart } from '../charts/time-chart';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';
import { contractKey } from './contract-key';
import type { FundingUnit } from './funding-unit';

interface FundingLinesProps {
  readonly funding: FundingCrowding;
  readonly unit: FundingUnit;
  readonly chosen: string | undefined;
}

const EIGHT_HOURS = 8 * HOUR;

/** What was paid over each 8 h: every venue, the weighted mean, what is neutral, and at the end what is predicted. */
export function FundingLines({ funding, unit, chosen }: FundingLinesProps) {
  const [times, series] = useMemo(() => chartOf({ funding, unit, chosen }), [funding, unit.hours, chosen]);
  return (
    <>
      <TimeChart title={i18n.t('panel.funding')} times={times} series={series} />
      <p class="small faint">
        {i18n.t('crowding.funding_note', [unit.format(NEUTRAL_F8), String(unit.hours)])}
      </p>
    </>
  );
}

function chartOf({ funding, unit, chosen }: FundingLinesProps): [number[], ChartSeries[]] {
  const { venues, weighted, line, times } = funding;
  const several = venues.length > 1;
  const last = times.at(-1);
  const shown = last === undefined ? times : [...times, last + EIGHT_HOURS];
  const common = { scale: 'left', format: unit.format } as const;
  const quiet = { ...common, kind: 'line', quiet: true } as const;
  const main = venues.find((venue) => contractKey(venue) === chosen);
  const nameOf = (venue: VenueFunding): string => contractName(venue, venues);
  const lineOf = (
    label: string,
    values: readonly (number | null)[],
    role: 'accent' | 'text',
  ): ChartSeries => ({
    ...common,
    label,
    kind: 'line',
    role,
    values: [...values, null],
    ...(role === 'text' && { dash: [6, 3] }),
  });
  const predicted = (main ?? weighted).predicted;
  const series: ChartSeries[] = [
    ...(several ? venues : []).map((venue): ChartSeries => ({
      ...quiet,
      label: `${nameOf(venue)} ·`,
      role: 'edge',
      values: [...venue.line, null],
    })),
    {
      ...quiet,
      label: i18n.t('crowding.neutral'),
      role: 'faint',
      dash: [2, 4],
      values: shown.map(() => NEUTRAL_F8),
    },
    lineOf(several ? i18n.t('crowding.weighted') : i18n.t('crowding.paid'), line, 'accent'),
    ...(main && several ? [lineOf(nameOf(main), main.line, 'text')] : []),
    {
      ...common,
      label: i18n.t('crowding.predicted'),
      kind: 'rings',
      role: main && several ? 'text' : 'accent',
      values: shown.map((_, i) => (i === shown.length - 1 ? (predicted ?? null) : null)),
    },
  ];
  return [shown, series];
}
