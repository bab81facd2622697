/**
 * What the grid costs per refresh: 50 coins on 6 venues, every one evaluated from its readings, which change when a bar, a
 * sample or a rate comes. The baseline reads them off the full series each time. Time is the processor's: on a shared
 * machine the clock's would be that of whoever else works there.
 */
import { MINUTE } from '../../lib/core/time';
import { unixMs } from '../../lib/core/units';
import { estimates } from '../../lib/liquidation/estimate';
import { bandReadings } from '../../lib/signals/grid/band-readings';
import { evaluateGrid, type GridMemory, NOTHING_REMEMBERED } from '../../lib/signals/grid/evaluate-grid';
import { type GridInputs, gridInputs } from '../../lib/signals/grid/grid-inputs';
import { median } from '../bench/quantile';
import type { Figure } from '../figures/figure';
import { recordMarket } from '../market/record';
import { publicBars } from '../score/public-bars';
import { VENUE_PRIOR } from '../score/venue-prior';
import { COLUMNS, EVERY, publicSeries } from './grid-world';

const GRIDS = 50 * 6;
/** Of them are read off the series: all would take minutes on a busy machine. */
const READ = 30;
const ROUNDS = 40;
const MOST_MS = 50;

export function gridBenchFigures(): Figure[] {
  const { inputs, readMs } = readings();
  let memories: GridMemory[] = inputs.map(() => NOTHING_REMEMBERED);
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const start = process.cpuUsage();
    memories = inputs.map((input, i) => {
      const now = unixMs(newestOf(input) + round * MINUTE);
      return evaluateGrid(input, memories[i]!, now).memory;
    });
    return msOf(process.cpuUsage(start));
  });
  const value = median(rounds);
  return [
    {
      name: 'grid: 50 coins on 6 venues evaluated, processor time a refresh',
      value,
      unit: 'ms',
      goal: `≤ ${MOST_MS} ms`,
      baseline: `read off full series each time ${readMs.toFixed(0)} ms`,
      n: ROUNDS,
      holds: value <= MOST_MS,
    },
  ];
}

/** Readings of so many instants of one market, and what it takes to read as many as there are grids. */
function readings(): { inputs: GridInputs[]; readMs: number } {
  const record = recordMarket({ seed: 1, world: 'fuzzy' });
  const series = publicSeries(record);
  const [estimate] = estimates(publicBars(record), {
    assumptions: VENUE_PRIOR,
    feed: 'none',
    at: [record.to],
    columns: COLUMNS,
  });
  const start = process.cpuUsage();
  const read = Array.from({ length: READ }, (_, i) => {
    const now = unixMs(record.to - i * EVERY);
    return gridInputs({ ...series, bands: { ...bandReadings(estimate!, MINUTE), asOf: now } }, now);
  });
  const readMs = (msOf(process.cpuUsage(start)) * GRIDS) / READ;
  return { inputs: Array.from({ length: GRIDS }, (_, i) => read[i % READ]!), readMs };
}

function msOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function newestOf({ bands }: GridInputs): number {
  if (bands.asOf === undefined) throw new Error('grid bench: expected bands to be known, got none');
  return bands.asOf;
}
