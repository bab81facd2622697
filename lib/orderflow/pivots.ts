/** Turning points: a bar that no other within `span` bars on either side goes beyond, inside one unbroken run. */
import type { FlowFrame } from './flow-frame';

export type Turn = 'high' | 'low';

/** Ties are strict on the left and non-strict on the right, so that of equal bars the first is the pivot. */
export function pivots(frame: FlowFrame, turn: Turn, span: number): number[] {
  const sign = turn === 'high' ? 1 : -1;
  const values = frame[turn];
  const found: number[] = [];
  for (let i = span; i + span < frame.length; i++) {
    if (frame.runStart[i + span]! <= i - span && turnsAt(values, i, span, sign)) found.push(i);
  }
  return found;
}

function turnsAt(values: Float64Array, at: number, span: number, sign: number): boolean {
  const value = sign * values[at]!;
  for (let k = 1; k <= span; k++) {
    if (sign * values[at - k]! >= value || sign * values[at + k]! > value) return false;
  }
  return true;
}
