/**
 * What is left of a venue's request budget, kept where a restarted worker finds it: a worker that forgets its weight
 * spends the minute's budget again, and one that forgets a ban makes it longer.
 */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

import { floorTo } from '../core/time';
import { type Millis, type UnixMs, unixMs } from '../core/units';
import type { VenueId } from '../market/instrument';

export interface VenueBudget {
  /** The weight used in the window that holds `now`; 0 in a new window. */
  usedWeight(now: UnixMs): Promise<number>;
  /** The venue's own count, as of `now`. */
  recordWeight(used: number, now: UnixMs): Promise<void>;
  /** Undefined when requests are allowed. */
  bannedUntil(now: UnixMs): Promise<UnixMs | undefined>;
  /** A ban never ends earlier by a later, shorter one. */
  ban(until: UnixMs): Promise<void>;
}

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const time = v.pipe(count, v.maxValue(8.64e15), v.transform(unixMs));
const Used = v.object({ window: time, weight: count });

/** What is counted together: a venue's API, or one of its two that are limited apart. */
export type BudgetName = VenueId | 'binance-coin-margined';

/** `window` is the length in which the venue counts weight; its windows start at multiples of it. */
export function venueBudget(name: BudgetName, window: Millis): VenueBudget {
  // Weight changes with every request and is worthless after a minute: it stays in memory. A ban can last days.
  const used = storage.defineItem<unknown>(`session:budget:${name}`);
  const banned = storage.defineItem<unknown>(`local:banned-until:${name}`);

  const banEnd = async () => {
    const stored = v.safeParse(time, await banned.getValue());
    return stored.success ? stored.output : unixMs(0);
  };

  return {
    async usedWeight(now) {
      const stored = v.safeParse(Used, await used.getValue());
      return stored.success && stored.output.window === floorTo(now, window) ? stored.output.weight : 0;
    },
    recordWeight: (weight, now) => used.setValue({ window: floorTo(now, window), weight }),
    async bannedUntil(now) {
      const until = await banEnd();
      return until > now ? until : undefined;
    },
    async ban(until) {
      await banned.setValue(Math.max(until, await banEnd()));
    },
  };
}
