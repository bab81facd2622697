/** What each part of a sum gives to a band of it, in the sum's units: the parts' own profiles between the same levels. */
import { type Cluster, sumBetween } from './clusters';
import { type EstimatePart, type EstimateParts, logRatio } from './summed-estimate';

type Band = Pick<Cluster, 'side' | 'low' | 'high'>;

export function bandQuantities({ side, low, high }: Band, parts: EstimateParts): number[] {
  const [{ estimate: first }] = parts;
  return parts.map((part) => {
    const { profile } = part.estimate;
    const { width, first: origin } = profile.grid;
    const [nearest, farthest] = untouchedRange(side, low, high, part);
    const edge = (price: number): number =>
      (Math.log(price) - logRatio(first, part.estimate)) / width - origin;
    return nearest < farthest ? part.units * sumBetween(profile[side], edge(nearest), edge(farthest)) : 0;
  });
}

/** Of a frozen part, what price has gone through since is no longer there. */
function untouchedRange(
  side: Band['side'],
  low: number,
  high: number,
  { passed }: EstimatePart,
): readonly [number, number] {
  const touched = passed?.(Infinity);
  if (!touched) return [low, high];
  return side === 'long' ? [low, Math.min(high, touched.low)] : [Math.max(low, touched.high), high];
}
