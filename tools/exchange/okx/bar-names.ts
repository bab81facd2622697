import { wrong } from './okx-error';
import { type Query, required } from './query';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Lengths of bars and statistics. The plain names from six hours on are bars of UTC+8, which a feed does not have. */
const NAMES: ReadonlyMap<string, number> = new Map([
  ...[1, 3, 5, 15, 30].map((count): [string, number] => [`${count}m`, count * MINUTE]),
  ...[1, 2, 4].map((count): [string, number] => [`${count}H`, count * HOUR]),
  ...[6, 12].map((count): [string, number] => [`${count}Hutc`, count * HOUR]),
  ['1Dutc', 24 * HOUR],
]);

export function barLength(query: Query): number {
  return lengthOf(query.get('bar') ?? '1m', 'bar');
}

/** Statistics begin at five minutes. */
export function periodLength(query: Query): number {
  const length = lengthOf(query.has('period') ? required(query, 'period') : '5m', 'period');
  if (length < 5 * MINUTE) throw wrong('period');
  return length;
}

function lengthOf(name: string, parameter: string): number {
  const length = NAMES.get(name);
  if (length === undefined) throw wrong(parameter);
  return length;
}
