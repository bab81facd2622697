/**
 * Rows of one kind to columns and back. A column is a `Float64Array`: a block is then a handful of memory copies for
 * IndexedDB instead of thousands of objects. An absent optional field is NaN inside a column and `undefined` outside.
 */
import type { UnixMs } from '../core/units';
import { BLOCK_LENGTH, blockStart } from './block';

export type Columns<Name extends string = string> = Readonly<Record<Name, Float64Array>>;

/** Whether a stored number may stand in its column. */
export type Check = (value: number) => boolean;

export const positive: Check = (value) => value > 0 && value < Infinity;
export const notNegative: Check = (value) => value >= 0 && value < Infinity;
export const finite: Check = Number.isFinite;
export const flag: Check = (value) => value === 0 || value === 1;
export const exactly =
  (expected: number): Check =>
  (value) =>
    value === expected;
export const optional =
  (check: Check): Check =>
  (value) =>
    Number.isNaN(value) || check(value);

export interface CodecDefinition<Row, Name extends string> {
  readonly checks: Readonly<Record<Name | 'time', Check>>;
  values(row: Row): Record<Name | 'time', number | undefined>;
  row(columns: Columns<Name | 'time'>, index: number): Row;
  /** How long a row speaks for, from its time on: 0 for an event. */
  span(row: Row): number;
  /** Rows with the same key are one row. */
  key(row: Row): number | string;
}

export interface Codec<Row> {
  time(row: Row): UnixMs;
  span(row: Row): number;
  /** The known rows with the new ones put in; a new row replaces the one of its key. Ascending by time. */
  merged(known: readonly Row[], added: readonly Row[]): Row[];
  encode(rows: readonly Row[]): Columns;
  /** Undefined where anything in the block is not as it was written. */
  decode(columns: unknown, block: number): Row[] | undefined;
  /** The first field that must not be stored, if any. */
  fault(row: Row): { readonly field: string; readonly got: unknown } | undefined;
}

export function codec<Row, Name extends string>(definition: CodecDefinition<Row, Name>): Codec<Row> {
  const { checks, values, key } = definition;
  const names = Object.keys(checks) as (Name | 'time')[];
  const time = (row: Row) => values(row).time as UnixMs;

  return {
    time,
    span: (row) => definition.span(row),

    merged(known, added) {
      const rows = new Map(known.map((row) => [key(row), row]));
      for (const row of added) rows.set(key(row), row);
      return [...rows.values()].sort((a, b) => time(a) - time(b));
    },

    encode(rows) {
      const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(rows.length)]));
      rows.forEach((row, index) => {
        const numbers = values(row);
        for (const name of names) columns[name]![index] = numbers[name] ?? NaN;
      });
      return columns;
    },

    decode(columns, block) {
      if (!isSound(columns, checks, block)) return undefined;
      return Array.from(columns.time, (_, index) => definition.row(columns, index));
    },

    fault(row) {
      const numbers = values(row);
      const field = names.find((name) => !checks[name](numbers[name] ?? NaN));
      return field === undefined ? undefined : { field, got: numbers[field] };
    },
  };
}

function isSound<Name extends string>(
  columns: unknown,
  checks: Readonly<Record<Name | 'time', Check>>,
  block: number,
): columns is Columns<Name | 'time'> {
  if (typeof columns !== 'object' || columns === null) return false;
  const { time } = columns as Columns;
  if (!(time instanceof Float64Array) || time.length === 0) return false;
  const inBlock = time[0]! >= blockStart(block) && time[time.length - 1]! < blockStart(block) + BLOCK_LENGTH;
  const ascending = time.every((value, index) => index === 0 || value >= time[index - 1]!);
  return (
    inBlock &&
    ascending &&
    Object.entries<Check>(checks).every(([name, check]) => {
      const column = (columns as Columns)[name];
      return column instanceof Float64Array && column.length === time.length && column.every(check);
    })
  );
}
