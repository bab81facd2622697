/**
 * The way price took through a bar: open → nearer extreme's leg → other extreme → close. A rising bar is taken to have
 * seen its low first, a falling one its high. Entries are spread evenly over each leg in log price.
 */
import type { EstimatorBar } from './estimator-bar';

/** The four corners as ln p ÷ width, written into `into`. */
export function pathCorners(bar: EstimatorBar, width: number, into: Float64Array): void {
  const lowFirst = bar.close >= bar.open;
  into[0] = Math.log(bar.open) / width;
  into[1] = Math.log(lowFirst ? bar.low : bar.high) / width;
  into[2] = Math.log(lowFirst ? bar.high : bar.low) / width;
  into[3] = Math.log(bar.close) / width;
}
