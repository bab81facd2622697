/**
 * Rows of a CSV file (with a header line or without) or of a JSON-lines file. Columns are found by any of their names,
 * without regard to case and underscores; where there is no header, by position.
 */
import type { UnixMs } from '../../lib/core/units';
import { InputError } from './input-error';
import type { TextFile } from './text-file';
import { parseInstant } from './time-text';

interface Column {
  readonly names: readonly string[];
  /** Position in a file without a header. */
  readonly at?: number;
}

export type Layout<Field extends string> = Readonly<Record<Field, Column>>;

type Cell = string | number | undefined;

interface Columns<Field extends string> {
  readonly file: string;
  readonly index: Readonly<Record<Field, number>>;
  readonly label: (field: Field) => string;
}

/** One row; a read that fails names file, line and column. */
export class Row<Field extends string> {
  constructor(
    private readonly columns: Columns<Field>,
    private readonly line: number,
    private readonly cells: readonly Cell[],
  ) {}

  /** Undefined where the column is missing or the cell is empty. */
  text(field: Field): string | undefined {
    const cell = this.cells[this.columns.index[field]];
    const text = cell === undefined ? '' : String(cell).trim();
    return EMPTY.test(text) ? undefined : text;
  }

  number(field: Field): number | undefined {
    const value = Number(this.cells[this.columns.index[field]]);
    if (Number.isFinite(value) && value !== 0) return value;
    // A blank cell would read as zero.
    if (this.text(field) === undefined) return undefined;
    if (value !== 0) throw this.bad(field, 'a number');
    return value;
  }

  atLeastZero(field: Field): number | undefined {
    const value = this.number(field);
    if (value !== undefined && value < 0) throw this.bad(field, 'a number that is not negative');
    return value;
  }

  positive(field: Field): number {
    const value = this.number(field);
    if (value === undefined || value <= 0) throw this.bad(field, 'a number above zero');
    return value;
  }

  time(field: Field): UnixMs {
    const time = parseInstant(this.cells[this.columns.index[field]] ?? '');
    if (time === undefined) throw this.bad(field, 'a time');
    return time;
  }

  bad(field: Field, expected: string): InputError {
    const { file, label } = this.columns;
    const got = this.text(field);
    const shown = got === undefined ? 'nothing' : JSON.stringify(got);
    return new InputError(
      `${file}, line ${this.line}, column "${label(field)}": expected ${expected}, got ${shown}`,
    );
  }
}

const EMPTY = /^(nan|null|none)?$/i;

/** Row by row, so that a large file never stands in memory as cells. */
export function* readRows<Field extends string>(
  file: TextFile,
  layout: Layout<Field>,
  required: readonly NoInfer<Field>[],
): Iterable<Row<Field>> {
  const lines = linesOf(file.text);
  const { value: first } = lines.next();
  if (!first) throw new InputError(`${file.name}: has no rows`);
  const { names, split, headed } = dialect(file.name, first);
  const columns = findColumns(file.name, layout, names);
  for (const field of required) {
    if (columns.index[field] < 0) {
      const has = names ? `it has ${names.join(', ')}` : 'a file without a header needs it by position';
      throw new InputError(`${file.name}: no column "${layout[field].names[0]}"; ${has}`);
    }
  }
  if (!headed) yield new Row(columns, first.number, split(first.text, first.number));
  for (const { number, text } of lines) yield new Row(columns, number, split(text, number));
}

interface Line {
  readonly number: number;
  readonly text: string;
}

function* linesOf(content: string): Generator<Line, undefined> {
  const byteOrderMark = content.charCodeAt(0) === 0xfeff;
  let start = byteOrderMark ? 1 : 0;
  for (let number = 1; start < content.length; number++) {
    const end = content.indexOf('\n', start);
    const text = content.slice(start, end < 0 ? undefined : end).trimEnd();
    if (text !== '') yield { number, text };
    if (end < 0) return;
    start = end + 1;
  }
}

interface Dialect {
  readonly names: readonly string[] | undefined;
  readonly headed: boolean;
  readonly split: (text: string, line: number) => Cell[];
}

function dialect(file: string, first: Line): Dialect {
  if (first.text.startsWith('{')) {
    const names = Object.keys(parseJson(file, first.text, first.number));
    const split = (text: string, line: number) => {
      const record = parseJson(file, text, line);
      return names.map((name) => record[name] as Cell);
    };
    return { names, headed: false, split };
  }
  const headed = /^[^\d,]*[a-z_]/i.test(first.text);
  return { names: headed ? splitCsv(first.text) : undefined, headed, split: splitCsv };
}

/** No column of these files holds a comma. */
function splitCsv(text: string): string[] {
  return (text.includes('"') ? text.replaceAll('"', '') : text).split(',');
}

function parseJson(file: string, text: string, line: number): Record<string, unknown> {
  try {
    if (text.startsWith('{')) return JSON.parse(text) as Record<string, unknown>;
  } catch {
    // Said below, for any text that is no object.
  }
  throw new InputError(`${file}, line ${line}: expected a JSON object, got ${text.slice(0, 60)}`);
}

function findColumns<Field extends string>(
  file: string,
  layout: Layout<Field>,
  names: readonly string[] | undefined,
): Columns<Field> {
  const known = names?.map(plain);
  const position = ({ names: wanted, at = -1 }: Column) => {
    if (!known) return at;
    return wanted.map((name) => known.indexOf(plain(name))).find((index) => index >= 0) ?? -1;
  };
  const entries = Object.entries<Column>(layout).map(([field, column]) => [field, position(column)]);
  const index = Object.fromEntries(entries) as Record<Field, number>;
  return { file, index, label: (field) => names?.[index[field]] ?? layout[field].names[0] ?? field };
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
