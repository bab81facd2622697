/** Reads what a venue sent, and says what does not hold: venue, endpoint, field, expected, got. */
import * as v from 'valibot';

import type { VenueId } from '../market/instrument';
import { WireError } from './wire-error';

export interface WireReading {
  /**
   * The payload as the schema reads it. `columns` name the fields of rows that are arrays. Throws a `WireError` that
   * names the endpoint's last word and the path, such as `klines[3].high`.
   */
  read<Schema extends v.GenericSchema>(
    endpoint: string,
    schema: Schema,
    payload: unknown,
    columns?: readonly string[],
  ): v.InferOutput<Schema>;
  wireError(endpoint: string, field: string, expected: string, got: unknown): WireError;
  /** Throws unless `key` grows from row to row and stays in [from, to]. */
  requireAscending<Row>(
    endpoint: string,
    rows: readonly Row[],
    field: string,
    key: (row: Row) => number,
    range: readonly [number, number],
  ): void;
}

export function wireReading(venue: VenueId): WireReading {
  const wireError = (endpoint: string, field: string, expected: string, got: unknown): WireError =>
    new WireError(venue, endpoint, field, expected, got);
  return {
    wireError,

    read(endpoint, schema, payload, columns = []) {
      const result = v.safeParse(schema, payload, { abortEarly: true, abortPipeEarly: true });
      if (result.success) return result.output;
      const issue = result.issues[0];
      const path = (issue.path ?? []).map(({ key }) => key);
      const expected = issue.kind === 'schema' && issue.expected ? issue.expected : issue.message;
      throw wireError(endpoint, fieldName(endpoint, path, columns), expected, issue.input);
    },

    requireAscending(endpoint, rows, field, key, [from, to]) {
      let last = -Infinity;
      rows.forEach((row, index) => {
        const value = key(row);
        const at = `${lastWord(endpoint)}[${index}].${field}`;
        if (!(value > last)) throw wireError(endpoint, at, `more than ${last}`, value);
        if (value < from || value > to) throw wireError(endpoint, at, `${from} to ${to}, as asked`, value);
        last = value;
      });
    },
  };
}

function lastWord(endpoint: string): string {
  return endpoint.slice(endpoint.lastIndexOf('/') + 1);
}

function fieldName(endpoint: string, path: readonly unknown[], columns: readonly string[]): string {
  const parts = path.map((key, depth) => {
    const column = depth === 1 && typeof key === 'number' ? columns[key] : undefined;
    if (column !== undefined) return `.${column}`;
    return typeof key === 'number' ? `[${key}]` : `.${String(key)}`;
  });
  return lastWord(endpoint) + parts.join('');
}
