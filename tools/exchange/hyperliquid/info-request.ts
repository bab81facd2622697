/** The body of `POST /info`, checked as strictly as the venue does: what it cannot read is answered by 422. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (isFields(value)) return value;
  } catch {
    // Said below.
  }
  throw new Unreadable(text);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Unreadable(name);
  return value;
}

export function nestedField(fields: Fields, name: string): Fields {
  const value = fields[name];
  if (!isFields(value)) throw new Unreadable(name);
  return value;
}

/** `startTime` must be there, `endTime` need not; both ends count. */
export function timeRange(fields: Fields, now: number): TimeRange {
  const { startTime, endTime } = fields;
  if (!isTime(startTime)) throw new Unreadable('startTime');
  if (endTime !== undefined && endTime !== null && !isTime(endTime)) throw new Unreadable('endTime');
  return { from: startTime, to: isTime(endTime) ? endTime : now };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
