/**
 * A peer of the kind that open liquidation-heatmap scripts are: each bar opens positions at its close in a fixed
 * leverage mix, liquidated at entry · (1 ∓ 1 ÷ L), and nothing is ever closed by its owner.
 */
import { DEFAULT_ASSUMPTIONS } from '../../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../../lib/liquidation/estimator-bar';
import type { Candidate } from './candidate';
import { PriceHistogram } from './price-histogram';

export interface Opened {
  readonly long: number;
  readonly short: number;
}

/** With `removal`, positions whose price was touched are dropped. `open` is made anew for each market. */
export function peer(name: string, removal: boolean, open: () => (bar: EstimatorBar) => Opened): Candidate {
  return {
    name,
    answers: ({ bars, points }) => {
      const book = new PriceHistogram();
      const openedIn = open();
      let taken = 0;
      return points.map(({ time, mark }) => {
        for (; bars[taken] && bars[taken]!.openTime < time; taken++) {
          const bar = bars[taken]!;
          if (removal) book.sweep(bar.low, bar.high);
          enter(book, bar.close, openedIn(bar));
        }
        return book.densities(mark);
      });
    },
  };
}

function enter(book: PriceHistogram, entry: number, { long, short }: Opened): void {
  const { leverages, flowShare } = DEFAULT_ASSUMPTIONS;
  for (const [tier, leverage] of leverages.entries()) {
    book.add('long', entry * (1 - 1 / leverage), long * flowShare[tier]!);
    book.add('short', entry * (1 + 1 / leverage), short * flowShare[tier]!);
  }
}
