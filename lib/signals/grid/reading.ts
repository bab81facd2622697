/** What one input says, with its time, or why it says nothing. */
import type { UnixMs } from '../../core/units';
import type { Missing } from '../signal';

export type Reading<Value> =
  | { readonly value: Value; readonly asOf: UnixMs }
  | { readonly missing: Missing; readonly asOf?: UnixMs };

export function absent(missing: Missing, asOf?: UnixMs): Reading<never> {
  return { missing, ...(asOf !== undefined && { asOf }) };
}

export function valueOf<Value>(reading: Reading<Value>): Value | undefined {
  return 'value' in reading ? reading.value : undefined;
}
