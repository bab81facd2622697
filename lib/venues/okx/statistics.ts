/**
 * OKX's trading statistics (`/api/v5/rubik/stat/…`): rows of text, newest first, each about one period and stamped with its
 * beginning; the newest period still moves (OKX, "Trading Statistics"). At most 100 rows a request, the newest 1440 in all.
 */
import type * as v from 'valibot';

import type { Millis, UnixMs } from '../../core/units';
import { read, requireAscending, wireError } from './wire';

/** Periods that begin in [from, to). */
export interface AskedPeriods {
  readonly interval: Millis;
  readonly from: UnixMs;
  readonly to: UnixMs;
}

export interface PeriodRows<Row> {
  /** Ascending, of the periods that were asked for. */
  readonly rows: readonly Row[];
  /** A later period has begun, so that none of these can move any more. */
  readonly areOver: boolean;
}

/** `schema`: rows that begin with the time; `columns` names them. */
export function parsePeriods<Row extends readonly [UnixMs, ...unknown[]]>(
  endpoint: string,
  schema: v.GenericSchema<unknown, Row[]>,
  columns: readonly string[],
  payload: unknown,
  { interval, from, to }: AskedPeriods,
): PeriodRows<Row> {
  const all = read(endpoint, schema, payload, columns).toReversed();
  // Whether `begin` and `end` count their own instant is not said: the periods beside the range are no fault.
  requireAscending(endpoint, all, 'ts', ([time]) => time, [from - interval, to + interval]);
  for (const [time] of all) {
    if (time % interval !== 0) throw wireError(endpoint, 'ts', `a multiple of ${interval} ms`, time);
  }
  return {
    rows: all.filter(([time]) => time >= from && time < to),
    areOver: all.some(([time]) => time >= to),
  };
}
