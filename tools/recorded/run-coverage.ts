/** What the estimate of a recording could rest on: what its bars lack is a caveat too. */
import { estimates } from '../../lib/liquidation/estimate';
import type { Figure } from '../figures/figure';
import type { Recording } from './recording';

export function coverageFigures({ name, bars, assumptions, feed }: Recording): Figure[] {
  const [estimate] = estimates(bars, { assumptions, feed, at: [Infinity] });
  if (!estimate) return [];
  const { coverage } = estimate;
  const figure = (what: string, value: number, unit: string): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit,
    n: coverage.bars,
  });
  return [
    figure('bars with open interest', coverage.withOpenInterest / coverage.bars, 'share'),
    figure('bars with a taker split', coverage.withTakerSplit / coverage.bars, 'share'),
    figure('bars with a mark price', coverage.withMark / coverage.bars, 'share'),
    figure('bars missing between the first and the last', coverage.barsMissing, 'bars'),
    figure(
      'stamps of open interest that moved by more than was traded',
      coverage.rejectedOpenInterestStamps,
      'stamps',
    ),
  ];
}
