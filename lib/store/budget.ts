/**
 * What is left of a venue's request budget, kept where a restarted worker finds it: a worker that forgets its weight
 * spends the minute's budget again, and one that forgets a ban makes it longer.
 */
import { storage } from '@wxt-dev/storage';
import * as v from 'valibot';

import { type Millis, type UnixMs, unixMs } from '../core/units';
import type { VenueId } from '../market/instrument';

export interface VenueBudget {
  /** The weight that was last recorded; 0 once a window has passed since. */
  usedWeight(now: UnixMs): Promise<number>;
  /** What the window that ends with `now` has used. */
  recordWeight(used: number, now: UnixMs): Promise<void>;
  /** Undefined when requests are allowed. */
  bannedUntil(now: UnixMs): Promise<UnixMs | undefined>;
  /** A ban never ends earlier by a later, shorter one. */
  ban(until: UnixMs): Promise<void>;
}

const count = v.pipe(v.number(), v.finite(), v.minValue(0));
const time = v.pipe(count, v.maxValue(8.64e15), v.transform(unixMs));
const Used = v.object({ at: time, weight: count });

/** What is counted together: a venue's API, or one of its two that are limited apart. */
export type BudgetName = VenueId | 'binance-coin-margined';

/** `window`: the longest in which a venue counts weight. */
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
      if (!stored.success) return 0;
      const age = now - stored.output.at;
      return age >= 0 && age < window ? stored.output.weight : 0;
    },
    recordWeight: (weight, now) => used.setValue({ at: now, weight }),
    async bannedUntil(now) {
      const until = await banEnd();
      return until > now ? until : undefined;
    },
    async ban(until) {
      await banned.setValue(Math.max(until, await banEnd()));
    },
  };
}
