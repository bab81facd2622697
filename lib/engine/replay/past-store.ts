/** A market's series as they stood at an earlier time: what had closed, or been published, by then. */
import { HOUR, MINUTE } from '../../core/time';
import { millis, type UnixMs, unixMs } from '../../core/units';
import type { SeriesKind } from '../../store/store';
import type { PictureSource } from '../picture';

/** How long a row of a regular series takes to close. Rows of the others are known at their time. */
const LENGTH: Readonly<Partial<Record<SeriesKind, number>>> = {
  'bar-1m': MINUTE,
  'bar-5m': 5 * MINUTE,
  'bar-15m': 15 * MINUTE,
  'bar-1h': HOUR,
  'spot-5m': 5 * MINUTE,
  'mark-1m': MINUTE,
  'mark-5m': 5 * MINUTE,
  'mark-15m': 15 * MINUTE,
  'mark-1h': HOUR,
  flow: MINUTE,
};

/** A series that has nothing newer than so many of its rows had stopped by then. */
const SILENCE = millis(6 * HOUR);

export function storeAsOf(store: PictureSource, at: UnixMs): PictureSource {
  const endOf = (kind: SeriesKind): number => at - (LENGTH[kind] ?? 0) + 1;
  const read: PictureSource['read'] = (instrument, kind, from, to) =>
    store.read(instrument, kind, from, unixMs(Math.min(to, endOf(kind))));
  return {
    read,
    async newest(instrument, kind) {
      const newest = await store.newest(instrument, kind);
      const end = endOf(kind);
      if (newest === undefined || newest < end) return newest;
      const rows = await store.read(instrument, kind, unixMs(Math.max(0, end - SILENCE)), unixMs(end));
      const last = rows.at(-1);
      if (!last) return undefined;
      return 'openTime' in last ? last.openTime : 'time' in last ? last.time : last.from;
    },
    async gaps(instrument, kind) {
      const gaps = await store.gaps(instrument, kind);
      return gaps.flatMap((gap) => {
        if (gap.from >= at) return [];
        return [gap.to <= at ? gap : { ...gap, to: at }];
      });
    },
  };
}
