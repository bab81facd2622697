import { invalid } from './answer';

/** Reads request parameters with the venue's own checks. */
export type Query = URLSearchParams;

export function integer(query: Query, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw invalid(name, 'must be an integer');
  return Number(text);
}

export function required(query: Query, name: string): number {
  const value = integer(query, name);
  if (value === undefined) throw invalid(name, 'value required');
  return value;
}

export function oneOf<Value extends string>(query: Query, name: string, values: readonly Value[]): Value {
  const value = values.find((one) => one === query.get(name));
  if (value === undefined) throw invalid(name, `must be one of ${values.join(', ')}`);
  return value;
}
