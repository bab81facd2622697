import { wireError } from './wire-field';

/** Throws unless `key` grows from row to row and stays in [from, to]. */
export function requireAscending<Row>(
  endpoint: string,
  rows: readonly Row[],
  field: string,
  key: (row: Row) => number,
  [from, to]: readonly [number, number],
): void {
  const name = endpoint.slice(endpoint.lastIndexOf('/') + 1);
  let last = -Infinity;
  rows.forEach((row, index) => {
    const value = key(row);
    const at = `${name}[${index}].${field}`;
    if (!(value > last)) throw wireError(endpoint, at, `more than ${last}`, value);
    if (value < from || value > to) throw wireError(endpoint, at, `${from} to ${to}, as asked`, value);
    last = value;
  });
}
