import { type Dirent, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { RecordError } from './record-error';

/** Files of a folder and of its direct subfolders, ascending by name. */
export function recordFiles(directory: string): string[] {
  const files: string[] = [];
  for (const entry of entriesOf(directory)) {
    const path = join(directory, entry.name);
    if (entry.isFile()) files.push(path);
    if (entry.isDirectory()) {
      for (const inner of entriesOf(path)) if (inner.isFile()) files.push(join(path, inner.name));
    }
  }
  return files.sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
}

/** Columns of numbers, or of words with a code, out of a CSV file with a header, gzipped or not. */
export function csvColumns<Name extends string>(
  file: string,
  names: readonly Name[],
  codes: Partial<Record<Name, Codes>> = {},
): Record<Name, Float64Array> {
  const [header = '', ...rows] = textLines(file);
  const places = names.map((name) => header.split(',').indexOf(name));
  for (const [i, place] of places.entries()) {
    if (place < 0)
      throw new RecordError(
        file,
        `the header has no such column, it has ${header.slice(0, 120)}`,
        1,
        names[i],
      );
  }
  return fill(
    file,
    names,
    rows.length,
    2,
    (row) => {
      const cells = rows[row]!.split(',');
      return names.map((name, i) => {
        const cell = cells[places[i]!];
        return codes[name]?.[cell ?? ''] ?? numberOr(cell);
      });
    },
    expectedOf(names, codes),
  );
}

/** The cell as it is where it is no number, so that the error can show it. */
function numberOr(cell: string | undefined): unknown {
  const value = cell ? Number(cell) : Number.NaN;
  return Number.isFinite(value) ? value : cell;
}

/** Numbers that stand for the words of a field. */
type Codes = Readonly<Record<string, number>>;

/** Fields of numbers, or of words with a code, out of a file with a JSON object a line. */
export function jsonColumns<Name extends string>(
  file: string,
  names: readonly Name[],
  codes: Partial<Record<Name, Codes>> = {},
): Record<Name, Float64Array> {
  const rows = textLines(file);
  const coded = names.map((name) => codes[name]);
  return fill(
    file,
    names,
    rows.length,
    1,
    (row) => {
      const record = parseObject(file, rows[row]!, row + 1);
      return names.map((name, i) => coded[i]?.[String(record[name])] ?? record[name]);
    },
    expectedOf(names, codes),
  );
}

function expectedOf<Name extends string>(
  names: readonly Name[],
  codes: Partial<Record<Name, Codes>>,
): string[] {
  return names.map((name) => {
    const words: Codes | undefined = codes[name];
    return words ? `one of ${Object.keys(words).join(', ')}` : 'a number';
  });
}

function fill<Name extends string>(
  file: string,
  names: readonly Name[],
  count: number,
  firstLine: number,
  valuesOf: (row: number) => unknown[],
  expected: readonly string[],
): Record<Name, Float64Array> {
  const columns = names.map(() => new Float64Array(count));
  for (let row = 0; row < count; row++) {
    const values = valuesOf(row);
    for (const [i, column] of columns.entries()) {
      const value = values[i];
      if (typeof value !== 'number' || !Number.isFinite(value)) {
        const problem = `expected ${expected[i]!}, got ${JSON.stringify(value)}`;
        throw new RecordError(file, problem, row + firstLine, names[i]);
      }
      column[row] = value;
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, columns[i]!])) as Record<Name, Float64Array>;
}

function parseObject(file: string, text: string, line: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below, with the place.
  }
  throw new RecordError(file, `expected a JSON object, got ${text.slice(0, 60)}`, line);
}

function textLines(file: string): string[] {
  const lines = readText(file).split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  if (lines.length === 0) throw new RecordError(file, 'the file is empty');
  return lines;
}

function readText(file: string): string {
  try {
    const bytes = readFileSync(file);
    return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  } catch (error) {
    throw new RecordError(file, `cannot be read: ${(error as Error).message}`);
  }
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    throw new RecordError(directory, `cannot be read: ${(error as Error).message}`);
  }
}
