/** How long each kind is kept. Whole blocks are deleted, so up to one block more stays. */
import { DAY } from '../core/time';
import type { Millis } from '../core/units';
import type { SeriesKind } from './store';

const days = (count: number) => (count * DAY) as Millis;

/** Each bar length serves lookbacks up to a bound (`engine/plan`), with a little to spare; open interest serves all. */
export const RETENTION: Readonly<Record<SeriesKind, Millis>> = {
  'bar-1m': days(3),
  'mark-1m': days(3),
  flow: days(8),
  'shown-delta': days(8),
  'spot-5m': days(8),
  'bar-5m': days(32),
  'mark-5m': days(32),
  'bar-15m': days(93),
  'mark-15m': days(93),
  'bar-1h': days(370),
  'mark-1h': days(370),
  'open-interest': days(370),
  liquidation: days(370),
  heard: days(370),
  funding: days(100),
  book: days(1),
  depth: days(9),
};

/** Of forecasts and their scores. Open interest and forced orders reach back as far. */
export const FORECAST_RETENTION: Millis = days(365);

/** Of alerts that fired. */
export const ALERT_RETENTION: Millis = days(14);

/** A snapshot of a market that nobody has looked at for this long is not worth its room. */
export const SNAPSHOT_RETENTION: Millis = days(8);

/** The share of all blocks, oldest first, that makes room when the disk is full. */
export const PRUNED_SHARE = 0.25;
