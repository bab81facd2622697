/**
 * Rows of one kind to columns and back. A column is a `Float64Array`: a block is then a handful of memory copies for
 * IndexedDB instead of thousands of objects. An absent optional field is NaN inside a column and `undefined` outside.
 */
import type { UnixMs } from '../core/units';
import { BLOCK_LENGTH, blockStart } from './block';

export type Columns<Name extends string = string> = Readonly<Record<Name, Float64Array>>;

/** As a block holds them: rows of many small numbers may have a column of bytes. */
export type StoredColumns = Readonly<Record<string, Float64Array | Uint8Array>>;

/** What may stand in a column. Bounds instead of functions: a cold wake checks tens of thousands of values. */
interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly optional?: true;
}

export const positive: Bounds = { min: Number.MIN_VALUE, max: Number.MAX_VALUE };
export const notNegative: Bounds = { min: 0, max: Number.MAX_VALUE };
export const finite: Bounds = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
export const flag: Bounds = { min: 0, max: 1 };
export const exactly = (value: number): Bounds => ({ min: value, max: value });
export const optional = (bounds: Bounds): Bounds => ({ ...bounds, optional: true });

interface CodecDefinition<Row, Name extends string> {
  readonly bounds: Readonly<Record<Name | 'time', Bounds>>;
  values(row: Row): Record<Name | 'time', number | undefined>;
  row(columns: Columns<Name | 'time'>, index: number): Row;
  time(row: Row): UnixMs;
  /** How long a row speaks for, from its time on: 0 for an event. */
  span(row: Row): number;
  /** Rows with the same key are one row; by itself, that is their time. */
  key?(row: Row): string;
}

export interface Codec<Row> {
  time(row: Row): UnixMs;
  span(row: Row): number;
  /** The known rows with the new ones put in; a new row replaces the one of its key. Ascending by time. */
  merged(known: readonly Row[], added: readonly Row[]): Row[];
  encode(rows: readonly Row[]): StoredColumns;
  /** Undefined where anything in the block is not as it was written. */
  decode(columns: unknown, block: number): Row[] | undefined;
  /** The first field that must not be stored, if any. */
  fault(row: Row): { readonly field: string; readonly got: unknown } | undefined;
}

export function codec<Row, Name extends string>(definition: CodecDefinition<Row, Name>): Codec<Row> {
  const { bounds, values, time, span, key = time } = definition;
  const names = Object.keys(bounds) as (Name | 'time')[];

  return {
    time,
    span,

    merged(known, added) {
      const rows = new Map<number | string, Row>();
      for (const row of known) rows.set(key(row), row);
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
      if (!isSound(columns, bounds, block)) return undefined;
      const rows: Row[] = [];
      for (let i = 0; i < columns.time.length; i++) rows.push(definition.row(columns, i));
      return rows;
    },

    fault(row) {
      const numbers = values(row);
      const field = names.find((name) => !allWithin([numbers[name] ?? NaN], bounds[name]));
      return field === undefined ? undefined : { field, got: numbers[field] };
    },
  };
}

function isSound<Name extends string>(
  columns: unknown,
  bounds: Readonly<Record<Name | 'time', Bounds>>,
  block: number,
): columns is Columns<Name | 'time'> {
  if (typeof columns !== 'object' || columns === null) return false;
  const { time } = columns as Columns;
  if (!(time instanceof Float64Array) || !isWithinBlock(time, block)) return false;
  return Object.entries<Bounds>(bounds).every(([name, bounds]) => {
    const column = (columns as Columns)[name];
    return column instanceof Float64Array && column.length === time.length && allWithin(column, bounds);
  });
}

function isWithinBlock(times: Float64Array, block: number): boolean {
  for (let i = 1; i < times.length; i++) if (times[i]! < times[i - 1]!) return false;
  const [first = NaN] = times;
  return first >= blockStart(block) && times[times.length - 1]! < blockStart(block) + BLOCK_LENGTH;
}

function allWithin(column: ArrayLike<number>, { min, max, optional }: Bounds): boolean {
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (!(value >= min && value <= max) && !(optional && Number.isNaN(value))) return false;
  }
  return true;
}
