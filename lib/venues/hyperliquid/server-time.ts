/** `exchangeStatus`: the venue's clock. The time is a number (SDK schemas) or its digits (a sample in ccxt). */
import * as v from 'valibot';

import type { UnixMs } from '../../core/units';
import { wireTimeOrText } from '../wire-field';
import { read } from './wire';

export const EXCHANGE_STATUS = 'info/exchangeStatus';

export function parseServerTime(payload: unknown): UnixMs {
  return read(EXCHANGE_STATUS, v.object({ time: wireTimeOrText }), payload).time;
}
