/** Series as the panel's charts take them: parallel arrays in which a gap is null. */
import { isStrict } from '../orderflow/divergence';
import type { DivergenceView, PanelSnapshot } from '../protocol/snapshot';
import type { OrderFlow } from './order-flow';

export function cvdView({ bars, delta, cvd }: OrderFlow): NonNullable<PanelSnapshot['cvd']> {
  const closes = new Map(bars.map((bar) => [bar.openTime as number, bar.close as number]));
  const deltas = new Map(Array.from(delta.openTimes, (time, i) => [time, delta.delta[i]!]));
  const values = new Map(Array.from(cvd.openTimes, (time, i) => [time, cvd.values[i]!]));
  const first = bars[0]!.openTime;
  const last = bars.at(-1)!.openTime;
  const times: number[] = [];
  for (let time: number = first; time <= last; time += delta.interval) times.push(time);
  return {
    provenance: delta.provenance,
    anchor: 'utc-day',
    times,
    delta: times.map((time) => deltas.get(time) ?? null),
    cvd: times.map((time) => values.get(time) ?? null),
    closes: times.map((time) => closes.get(time) ?? null),
  };
}

export function divergenceViews({ divergences }: OrderFlow): DivergenceView[] {
  return divergences.map((divergence) => {
    const { kind, earlierTime, earlierPrice, pivotTime, pivotPrice } = divergence;
    const { confirmedTime, confirmedPrice, residualZ } = divergence;
    return {
      kind,
      earlierTime,
      earlierPrice,
      pivotTime,
      pivotPrice,
      confirmedTime,
      confirmedPrice,
      residualZ,
      strict: isStrict(divergence),
    };
  });
}
