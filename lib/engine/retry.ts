/** How long to wait after failures in a row: doubling to a minute and spread, or until the venue's ban ends. */
import { MINUTE, SECOND } from '../core/time';
import { type Millis, type UnixMs, millis } from '../core/units';

const FIRST = 2 * SECOND;

export interface RetryCircumstances {
  readonly failures: number;
  readonly now: UnixMs;
  readonly bannedUntil: UnixMs | undefined;
  /** 0 … 1. */
  readonly random: number;
}

export function retryDelay({ failures, now, bannedUntil, random }: RetryCircumstances): Millis {
  if (bannedUntil !== undefined && bannedUntil > now) return millis(bannedUntil - now);
  return millis(Math.min(MINUTE, FIRST * 2 ** (failures - 1)) * (0.5 + random));
}
