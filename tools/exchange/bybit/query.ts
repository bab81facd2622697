import { Refusal } from './answer';

/** Reads request parameters with the venue's own checks. */
export type Query = URLSearchParams;

export type Category = 'linear' | 'inverse';

export function categoryIn(query: Query): Category {
  const category = query.get('category');
  if (category === 'linear' || category === 'inverse') return category;
  throw new Refusal('params error: Category is invalid');
}

export function integer(query: Query, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new Refusal(`params error: ${name} is invalid`);
  return Number(text);
}

export function limitIn(query: Query, usual: number, largest: number): number {
  const sent = integer(query, 'limit') ?? usual;
  if (sent < 1 || sent > largest) throw new Refusal('params error: limit is invalid');
  return sent;
}

/** The length that a parameter names. */
export function lengthIn(query: Query, name: string, lengths: ReadonlyMap<string, number>): number {
  const length = lengths.get(query.get(name) ?? '');
  if (length === undefined) throw new Refusal(`params error: ${name} is invalid`);
  return length;
}
