import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { textTime } from './okx-field';
import { read } from './wire';

export const SERVER_TIME = 'api/v5/public/time';

export function parseServerTime(payload: unknown): UnixMs {
  return read(SERVER_TIME, v.tuple([v.object({ ts: textTime })]), payload)[0].ts;
}
