/** Items of several files in time order. Files may overlap: an item that is there twice counts once. */
import type { UnixMs } from '../../lib/core/units';
import { InputError } from './input-error';

export function ascending<Item>(items: Item[], timeOf: (item: Item) => UnixMs, noun: string): Item[] {
  const sorted = items.sort((a, b) => timeOf(a) - timeOf(b));
  return sorted.filter((item, i) => {
    const before = sorted[i - 1];
    if (before === undefined || timeOf(before) !== timeOf(item)) return true;
    if (JSON.stringify(before) === JSON.stringify(item)) return false;
    throw new InputError(`the files hold two different ${noun} at ${new Date(timeOf(item)).toISOString()}`);
  });
}

/** The shortest step between successive times: the interval of a regular series that may have holes. */
export function shortestStep(times: readonly UnixMs[]): number | undefined {
  const sorted = [...times].sort((a, b) => a - b);
  let shortest: number | undefined;
  for (let i = 1; i < sorted.length; i++) {
    const step = sorted[i]! - sorted[i - 1]!;
    if (step > 0 && !(step >= shortest!)) shortest = step;
  }
  return shortest;
}
