/** One candidate's answer at one instant, beside the truth and what came after. */
import type { Densities } from './density';
import type { Outcome } from './outcome';
import type { TruthPoint } from './scored-market';

export interface Sample {
  readonly time: number;
  readonly estimate: Densities;
  readonly actual: Densities;
  readonly outcome: Outcome;
  /** The answer and the truth of a day before; undefined on the first day. */
  readonly dayAgo: { readonly estimate: Densities; readonly actual: Densities } | undefined;
  /** What others answered at the same instant, by name. */
  readonly others: ReadonlyMap<string, Densities>;
}

const DAY = 86_400_000;

export function samplesOf(
  points: readonly TruthPoint[],
  answers: readonly Densities[],
  others: ReadonlyMap<string, readonly Densities[]>,
): Sample[] {
  if (answers.length !== points.length)
    throw new RangeError(`answers: expected ${points.length}, got ${answers.length}`);
  const indexOf = new Map(points.map(({ time }, i) => [time, i]));
  return points.map(({ time, densities, outcome }, i) => {
    const before = indexOf.get(time - DAY);
    return {
      time,
      estimate: answers[i]!,
      actual: densities,
      outcome,
      dayAgo:
        before === undefined ? undefined : { estimate: answers[before]!, actual: points[before]!.densities },
      others: new Map([...others].map(([name, all]) => [name, all[i]!])),
    };
  });
}
