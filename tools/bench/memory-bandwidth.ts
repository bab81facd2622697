/** Bytes a second that this machine copies between arrays larger than its caches, read and written both counted. */
import { median } from './quantile';

const WORDS = 8 * 1024 * 1024;
const RUNS = 9;

export function memoryBandwidth(): number {
  const from = new Float64Array(WORDS).fill(1);
  const to = new Float64Array(WORDS);
  const seconds = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    to.set(from);
    return (performance.now() - start) / 1_000;
  });
  return (2 * from.byteLength) / median(seconds);
}
