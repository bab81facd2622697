import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { wireTimeOrText } from '../wire-field';
import { answerOf } from './answer';
import { read } from './wire';

export const SERVER_TIME = 'api/v2/public/time';

export function parseServerTime(payload: unknown): UnixMs {
  const { data } = answerOf(SERVER_TIME, payload);
  return read(SERVER_TIME, v.object({ serverTime: wireTimeOrText }), data).serverTime;
}
