/**
 * The price that a user typed, in whatever style. One number alone cannot tell `97.123` from `97,123`: then the reading
 * that is nearer to the expected price is taken, by its ratio.
 */
import { readColumn } from '../chart/number-column';
import { readNumberLabel } from '../chart/number-label';

export function typedPrice(text: string, expected: number | undefined): number | undefined {
  const label = readNumberLabel(text);
  if (!label || label.percent || label.sign < 0) return undefined;
  const { values, otherFactor = 1 } = readColumn([label]);
  const price = values[0]!;
  if (!(price > 0 && Number.isFinite(price))) return undefined;
  const off = (reading: number): number => Math.abs(Math.log(reading / (expected ?? price)));
  return off(price * otherFactor) < off(price) ? price * otherFactor : price;
}
