import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { answerOf } from './answer';

const TIME = 'v5/market/time';

export function parseServerTime(payload: unknown): UnixMs {
  return answerOf(TIME, v.unknown(), payload).time;
}
