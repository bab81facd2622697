import type { Cell } from './heat-view';

const STEPS: Readonly<Record<string, readonly [columns: number, rows: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  PageUp: [0, 10],
  PageDown: [0, -10],
  Home: [-Infinity, 0],
  End: [Infinity, 0],
};

/** The cell a key leads to (ten at a time with Shift); undefined for a key that is none of ours. */
export function cellByKey({ column, row }: Cell, key: string, far: boolean): Cell | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  const times = far ? 10 : 1;
  return { column: column + step[0] * times, row: row + step[1] * times };
}
