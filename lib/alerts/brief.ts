/** The scheduled brief: the market in short once a day, when a session opens or at a time of the user's own. */
import { HOUR } from '../core/time';
import { type UnixMs, millis } from '../core/units';
import type { BriefEvent, NearBand } from './event';
import { type AlertFacts, edgeDistancePct } from './facts';
import { lastTimeOfDay } from './local-time';

export const SESSIONS = ['asia', 'europe', 'us'] as const;

export type Session = (typeof SESSIONS)[number];

/** When the stock exchanges of Tokyo, London and New York open, by their own clocks. */
const OPENS: Readonly<Record<Session, { readonly minute: number; readonly zone: string }>> = {
  asia: { minute: 9 * 60, zone: 'Asia/Tokyo' },
  europe: { minute: 8 * 60, zone: 'Europe/London' },
  us: { minute: 9 * 60 + 30, zone: 'America/New_York' },
};

export interface BriefSchedule {
  /** A session's opening, or minutes after midnight of the user's own clock. */
  readonly at: Session | number;
  /** When the user chose it: there is no brief for what was earlier. */
  readonly since: UnixMs;
}

/** A brief that could not be given within this time, as on a machine that was off, is left out. */
const LATEST = millis(2 * HOUR);

/** The time that a brief is owed for; undefined when none is. */
export function briefDue({ at, since }: BriefSchedule, zone: string, now: UnixMs): UnixMs | undefined {
  const { minute, zone: its } = typeof at === 'number' ? { minute: at, zone } : OPENS[at];
  const time = lastTimeOfDay(minute, its, now);
  return time >= since && now - time <= LATEST ? time : undefined;
}

/** Undefined while price or bands are not known. */
export function briefOf(facts: AlertFacts): BriefEvent | undefined {
  const { price, bands, asymmetry, states, funding, openInterestPct } = facts;
  if (price === undefined || !bands) return undefined;
  const nearest = (side: NearBand['side']): NearBand | undefined =>
    bands
      .filter((band) => band.side === side)
      .map((band) => ({ ...band, distancePct: edgeDistancePct(band, price) }))
      .sort((a, b) => a.distancePct - b.distancePct)[0];
  const above = nearest('short');
  const below = nearest('long');
  return {
    kind: 'brief',
    price,
    ...(above && { above }),
    ...(below && { below }),
    ...(asymmetry !== undefined && { asymmetry }),
    ...(states && { states: states.map(({ name }) => name) }),
    ...(funding && { fundingPct: funding.eightHourPct }),
    ...(openInterestPct !== undefined && { openInterestPct }),
  };
}
