import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { wireTime } from '../wire-field';
import { read } from './wire';

export const SERVER_TIME = 'fapi/v1/time';

export function parseServerTime(payload: unknown): UnixMs {
  return read(SERVER_TIME, v.object({ serverTime: wireTime }), payload).serverTime;
}
