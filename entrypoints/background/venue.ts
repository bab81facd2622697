import { MINUTE } from '../../lib/core/time';
import { type UnixMs, unixMs } from '../../lib/core/units';
import { venueBudget } from '../../lib/store/budget';
import { createBinance } from '../../lib/venues/binance/client';
import type { Venue } from '../../lib/venues/venue';

/** The venue, opened once and at first need, with the ban that an earlier life of the worker may have met. */
export function venueOf() {
  const budget = venueBudget('binance', MINUTE);
  let banEnd: UnixMs | undefined;
  let opened: Promise<Venue> | undefined;
  const open = async (): Promise<Venue> => {
    banEnd = await budget.bannedUntil(unixMs(Date.now()));
    return createBinance({
      now: () => unixMs(Date.now()),
      random: Math.random,
      bannedUntil: banEnd,
      onBan: (until) => {
        banEnd = until;
        void budget.ban(until);
      },
      onFault: (fault) => console.warn('isobar:', fault.message),
    });
  };
  return { open: () => (opened ??= open()), bannedUntil: () => banEnd };
}
