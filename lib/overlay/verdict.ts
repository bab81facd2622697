/** Whether anything may be painted, and if not, why: a wrong or stale band is worse than none. */
import type { Settings } from '../protocol/settings';
import type { SitePreferences } from '../protocol/site';
import type { GlanceSnapshot } from '../protocol/snapshot';

type NoMarket = 'no-coin' | 'other-quote';
type NoScale = 'percent' | 'indexed' | 'inverted' | 'unreadable' | 'conflict';

export type Silence =
  | 'off-here'
  | 'off'
  | NoMarket
  | 'unsettled'
  | 'no-perpetual'
  | 'refused'
  | 'worker-lost'
  | 'waiting'
  | 'stale'
  | NoScale
  | 'no-scale'
  | 'unverified'
  | 'price-mismatch';

export interface Circumstances {
  readonly market:
    | { readonly kind: 'market' | 'unsettled' }
    | { readonly kind: 'none'; readonly reason: NoMarket };
  /** `refused` is the worker's reason for serving nothing. */
  readonly link: 'up' | 'lost' | { readonly refused: string };
  /** Of the market on the page; absent while none has come. */
  readonly snapshot?: Pick<GlanceSnapshot, 'status' | 'builtAt'>;
  readonly trust: {
    readonly state: 'none' | 'unverified' | 'verified' | 'accepted' | 'calibrated' | 'hidden';
    readonly refusal?: NoScale;
  };
  /** Whether the price that the page names can be the feed's market's. */
  readonly fits: boolean;
  readonly site: Pick<SitePreferences, 'visible'>;
  readonly settings: Pick<Settings, 'overlayVisible'>;
  /** The machine's clock, as in `snapshot.builtAt`. */
  readonly now: number;
}

/** A picture that the worker has not renewed for this long is stale, whatever it said of itself. */
export const STALE_AFTER = 90_000;

const NO_PERPETUAL = 'no-perpetual'; // the worker's reason, see lib/engine

function marketSilence({ market }: Circumstances): Silence | undefined {
  if (market.kind === 'none') return market.reason;
  return market.kind === 'unsettled' ? 'unsettled' : undefined;
}

function dataSilence({ link, snapshot, now }: Circumstances): Silence | undefined {
  if (typeof link === 'object') return link.refused === NO_PERPETUAL ? 'no-perpetual' : 'refused';
  if (!snapshot) return link === 'lost' ? 'worker-lost' : 'waiting';
  if (snapshot.status === 'stale' || now - snapshot.builtAt > STALE_AFTER) return 'stale';
  return undefined;
}

function scaleSilence({ trust: { state, refusal } }: Circumstances): Silence | undefined {
  if (state === 'verified' || state === 'accepted' || state === 'calibrated') return undefined;
  return refusal ?? (state === 'none' ? 'no-scale' : 'unverified');
}

/** The first thing that forbids painting; undefined: paint. */
export function silenceOf(circumstances: Circumstances): Silence | undefined {
  if (!circumstances.site.visible) return 'off-here';
  if (!circumstances.settings.overlayVisible) return 'off';
  return (
    marketSilence(circumstances) ??
    dataSilence(circumstances) ??
    (circumstances.fits ? scaleSilence(circumstances) : 'price-mismatch')
  );
}
