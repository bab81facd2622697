import type { UnixMs } from '../../core/units';
import { wireTime } from '../wire-field';
import { answerOf } from './answer';

export function parseServerTime(payload: unknown): UnixMs {
  return answerOf('public/get_time', wireTime, payload).result;
}
