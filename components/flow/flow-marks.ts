/** Divergences and absorbed stretches on the CVD's own line: a divergence at its second pivot, absorption where it began to show. */
import { MINUTE } from '../../lib/core/time';
import type { AbsorptionView } from '../../lib/protocol/absorption';
import type { Settings } from '../../lib/protocol/settings';
import { shownAbsorptions, shownDivergences } from '../../lib/protocol/shown-marks';
import type { DivergenceView } from '../../lib/protocol/snapshot';
import type { ChartSeries } from '../charts/chart-options';
import type { Sign } from '../charts/chart-painters';
import { formatMoment } from '../format';
import { i18n, keyOf } from '../words';

export interface FlowMarks {
  readonly divergences: readonly DivergenceView[];
  readonly absorptions: readonly AbsorptionView[];
  readonly strictness: Settings['divergenceStrictness'];
}

type Kind = DivergenceView['kind'] | 'buy-absorption' | 'sell-absorption';

const SIGNS: Readonly<Record<Kind, Sign>> = {
  'regular-bullish': 'up',
  'regular-bearish': 'down',
  'hidden-bullish': 'up-hollow',
  'hidden-bearish': 'down-hollow',
  'sell-absorption': 'cup-up',
  'buy-absorption': 'cup-down',
};

const KINDS = Object.keys(SIGNS) as readonly Kind[];

interface Mark {
  readonly kind: Kind;
  readonly time: number;
  readonly confirmed: number;
}

function marksOf({ divergences, absorptions, strictness }: FlowMarks): Mark[] {
  return [
    ...shownDivergences(divergences, strictness).map(({ kind, pivotTime, confirmedTime }) => ({
      kind,
      time: pivotTime,
      confirmed: confirmedTime,
    })),
    ...shownAbsorptions(absorptions, strictness).map(({ takers, confirmedTime }) => ({
      kind: `${takers}-absorption` as const,
      time: confirmedTime - 1,
      confirmed: confirmedTime,
    })),
  ];
}

/** A series of each kind that there is; its values are the times from which on each was known. */
export function markSeries(marks: FlowMarks, times: readonly number[], bar: number): ChartSeries[] {
  const all = marksOf(marks);
  const length = bar * MINUTE;
  return KINDS.flatMap((kind): ChartSeries[] => {
    const own = all.filter((mark) => mark.kind === kind);
    const values = times.map(
      (time) => own.find((mark) => mark.time >= time && mark.time < time + length)?.confirmed ?? null,
    );
    if (values.every((value) => value === null)) return [];
    return [
      {
        label: i18n.t(`flow_mark.${keyOf(kind)}`),
        values,
        kind: 'marks',
        sign: SIGNS[kind],
        role: SIGNS[kind].includes('up') ? 'long' : 'short',
        scale: 'left',
        format: (confirmed) => i18n.t('flow_mark.known', [formatMoment(confirmed)]),
        sparse: true,
      },
    ];
  });
}
