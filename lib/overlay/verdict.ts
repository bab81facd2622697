/** Whether anything may be painted, and if not, why: a wrong or stale band is worse than none. */
import type { ScaleTrust } from '../chart/scale-trust';
import type { Settings } from '../protocol/settings';
import type { GlanceSnapshot } from '../protocol/snapshot';

export type Silence =
  | 'off'
  | 'not-perpetual'
  | 'unsettled'
  | 'worker-lost'
  | 'refused'
  | 'waiting'
  | 'stale'
  | 'no-scale'
  | 'unverified'
  | 'percent'
  | 'inverted'
  | 'unreadable';

export interface Circumstances {
  readonly market:
    | { readonly kind: 'perpetual'; readonly symbol: string }
    | { readonly kind: 'not-perpetual' | 'unsettled' };
  readonly link: 'up' | 'lost' | 'refused';
  readonly snapshot?: GlanceSnapshot;
  readonly trust: ScaleTrust;
  readonly settings: Pick<Settings, 'overlayVisible'>;
  /** The machine's clock, as in `snapshot.builtAt`. */
  readonly now: number;
}

/** A picture that the worker has not renewed for this long is stale, whatever it said of itself. */
export const STALE_AFTER = 90_000;

function dataSilence({ link, snapshot, now, market }: Circumstances): Silence | undefined {
  if (link === 'refused') return 'refused';
  const fitting =
    market.kind === 'perpetual' && snapshot?.instrument.symbol === market.symbol ? snapshot : undefined;
  if (!fitting) return link === 'lost' ? 'worker-lost' : 'waiting';
  if (fitting.status === 'stale' || now - fitting.builtAt > STALE_AFTER) return 'stale';
  return undefined;
}

function scaleSilence({ state, refusal }: ScaleTrust): Silence | undefined {
  if (state === 'verified') return undefined;
  return refusal ?? (state === 'none' ? 'no-scale' : 'unverified');
}

/** The first thing that forbids painting; undefined: paint. */
export function silenceOf(circumstances: Circumstances): Silence | undefined {
  const { market, settings, trust } = circumstances;
  if (!settings.overlayVisible) return 'off';
  if (market.kind !== 'perpetual') return market.kind;
  return dataSilence(circumstances) ?? scaleSilence(trust);
}
