import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { wireTime } from '../wire-field';
import { read } from './wire';

export const SERVER_TIME = 'spot/time';

export function parseServerTime(payload: unknown): UnixMs {
  return read(SERVER_TIME, v.object({ server_time: wireTime }), payload).server_time;
}
