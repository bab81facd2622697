/**
 * Whether a band came with a rise of open interest that went again: most of what stands in it was opened then. The
 * estimate closes positions by their usual holding time, not with the open interest, so it holds such a band for solid.
 */
import { type Cluster, sumBetween } from './clusters';
import type { Column } from './columns';
import type { Estimate } from './estimate';
import type { TransientRise } from './transient-rise';

/** Of the band, that came with the rise. */
const LEAST_SHARE = 0.5;
/** Longer columns do not tell when within half a day a band grew. */
const LONGEST_COLUMN = 43_200_000;

type Map = Pick<Estimate, 'columns' | 'columnDuration' | 'scale' | 'profile'>;

/** The rise that brought most of the band, if one did. */
export function transientRiseOf(
  band: Cluster,
  { columns, columnDuration, scale, profile: { grid } }: Map,
  rises: readonly TransientRise[],
): TransientRise | undefined {
  if (columnDuration > LONGEST_COLUMN) return undefined;
  const edge = (price: number): number => Math.log(price) / grid.width - grid.first;
  const [from, to] = [edge(band.low), edge(band.high)];
  const within = (column: Column): number => scale * sumBetween(column[band.side], from, to);
  let found: TransientRise | undefined;
  let most = LEAST_SHARE * band.quantity;
  for (const rise of rises) {
    const before = columns.findLast(({ time }) => time <= rise.from);
    const after = columns.find(({ time }) => time >= rise.to);
    if (!before || !after) continue;
    const came = within(after) - within(before);
    if (came < most) continue;
    [found, most] = [rise, came];
  }
  return found;
}
