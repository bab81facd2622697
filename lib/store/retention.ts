/** How long each kind is kept. Whole blocks are deleted, so up to one block more stays. */
import { DAY } from '../core/time';
import type { Millis } from '../core/units';
import type { SeriesKind } from './store';

const days = (count: number) => (count * DAY) as Millis;

/** One-minute series serve lookbacks up to 7 days, five-minute ones up to 30; the rest warms up what comes before. */
export const RETENTION: Readonly<Record<SeriesKind, Millis>> = {
  'bar-1m': days(8),
  'mark-1m': days(8),
  flow: days(8),
  'bar-5m': days(32),
  'mark-5m': days(32),
  'open-interest': days(32),
  liquidation: days(32),
  funding: days(100),
};

/** A snapshot of a market that nobody has looked at for this long is not worth its room. */
export const SNAPSHOT_RETENTION: Millis = days(8);

/** The share of all blocks, oldest first, that makes room when the disk is full. */
export const PRUNED_SHARE = 0.25;
