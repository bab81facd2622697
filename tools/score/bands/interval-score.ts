/**
 * The interval that the screens show with a band, against what was force-closed in it. Coverage is the share of swept
 * bands inside it. The interval score (Gneiting and Raftery 2007) charges its width and 2/α for each unit that the
 * outcome lies outside, α = 0.2; both are taken of ln(1 + forced ÷ the market's mean), since bands differ by orders of
 * magnitude and the few largest would otherwise be all that counts. Climatology is the interval from the 10 % to the
 * 90 % quantile of what all the swept bands of the same world had, which knows the outcomes and nothing else.
 */
import { forcedInterval } from '../../../lib/liquidation/band-interval';
import { quantile } from '../../bench/quantile';
import type { Figure } from '../../figures/figure';
import { mean } from '../statistics';
import type { SweptBand } from './swept-bands';

const ALPHA = 0.2;

export function intervalFigures(world: string, bands: readonly SweptBand[]): Figure[] {
  if (bands.length === 0) return [];
  const n = bands.length;
  const unit = mean(bands.map(({ forced }) => forced));
  const onScale = (quantity: number): number => Math.log1p(quantity / unit);
  const outcomes = bands.map(({ forced }) => onScale(forced));
  const shown = bands.map(({ estimated, distancePct }) => forcedInterval(estimated, distancePct));
  const score = mean(
    shown.map(({ low, high }, i) => intervalScore(onScale(low), onScale(high), outcomes[i]!)),
  );
  const [low, high] = [quantile(outcomes, ALPHA / 2), quantile(outcomes, 1 - ALPHA / 2)];
  const climatology = mean(outcomes.map((outcome) => intervalScore(low, high, outcome)));
  const covered =
    bands.filter(({ forced }, i) => forced >= shown[i]!.low && forced <= shown[i]!.high).length / n;
  return [
    ...[0.1, 0.5, 0.9].map((share) => ({
      name: `forced in a swept band ÷ estimated, ${world}`,
      value: quantile(
        bands.map(({ forced, estimated }) => forced / estimated),
        share,
      ),
      unit: `${100 * share} % quantile`,
      n,
    })),
    {
      name: `coverage of the 80 % interval, ${world}`,
      value: covered,
      unit: 'share',
      n,
      goal: '0.75 … 0.85',
      holds: covered >= 0.75 && covered <= 0.85,
    },
    {
      name: `mean interval score, ${world}`,
      value: score,
      unit: 'ln(1 + forced ÷ mean)',
      n,
      baseline: `climatology ${climatology.toFixed(2)}`,
      goal: 'below climatology',
      holds: score < climatology,
    },
  ];
}

function intervalScore(low: number, high: number, outcome: number): number {
  return high - low + (2 / ALPHA) * (Math.max(0, low - outcome) + Math.max(0, outcome - high));
}
