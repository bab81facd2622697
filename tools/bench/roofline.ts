/** How far off the pace of memory the estimator is: at that pace a bar would take bytes moved ÷ bandwidth. */
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import type { EstimatorBar } from '../../lib/liquidation/estimator-bar';
import type { Figure } from '../figures/figure';
import { bytesPerBar } from './bytes-moved';
import { memoryBandwidth } from './memory-bandwidth';

export function roofline(bars: readonly EstimatorBar[], secondsPerBar: number, shared: string): Figure[] {
  const bytes = bytesPerBar(bars, DEFAULT_ASSUMPTIONS);
  const bandwidth = memoryBandwidth();
  return [
    {
      name: `estimator, moved per bar at least: ${shared}`,
      value: bytes / 1024,
      unit: 'KiB',
      n: bars.length,
      baseline: `memory ${(bandwidth / 1e9).toFixed(1)} GB/s`,
    },
    {
      name: `estimator ÷ memory's pace: ${shared}`,
      value: secondsPerBar / (bytes / bandwidth),
      unit: '×',
      n: bars.length,
      baseline: `${((bytes / bandwidth) * 1e6).toFixed(1)} µs of ${(secondsPerBar * 1e6).toFixed(1)} µs a bar`,
    },
  ];
}
