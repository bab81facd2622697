import { GateError, invalid } from './gate-error';

/** Reads request parameters with the venue's own checks and errors. Times are whole seconds. */
export type Query = URLSearchParams;

export function required(query: Query, name: string): string {
  const value = query.get(name);
  if (!value) throw new GateError('MISSING_REQUIRED_PARAM', `Missing required parameter: ${name}`);
  return value;
}

export function integer(query: Query, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d{1,16}$/.test(text)) throw invalid(name, text);
  return Number(text);
}

export function limit(query: Query, usual: number, largest: number): number {
  const sent = integer(query, 'limit') ?? usual;
  if (sent < 1 || sent > largest) throw invalid('limit', sent);
  return sent;
}

export interface TimeRange {
  readonly from?: number;
  readonly to?: number;
}

/** In milliseconds. */
export function timeRange(query: Query): TimeRange {
  const from = integer(query, 'from');
  const to = integer(query, 'to');
  if (from !== undefined && to !== undefined && from > to) throw invalid('from', from);
  return {
    ...(from === undefined ? {} : { from: from * 1_000 }),
    ...(to === undefined ? {} : { to: to * 1_000 }),
  };
}
