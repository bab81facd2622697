/** A made-up picture for tests: 400 css px that show 60,400 at the top and 60,000 at the bottom, a pixel a dollar. */
import type { CssPx } from '../core/units';
import { DEFAULT_SETTINGS } from '../protocol/defaults';
import type { ClusterView } from '../protocol/snapshot';
import { NO_ROOM_TAKEN, type Picture } from './picture';

export function plainPicture(more: Partial<Picture> = {}): Picture {
  return {
    pane: { width: 900 as CssPx, height: 400 as CssPx, ratio: 1 },
    room: NO_ROOM_TAKEN,
    ground: 'dark',
    scale: { kind: 'linear', slope: -1, intercept: 60_400 },
    clusters: [],
    divergences: [],
    absorptions: [],
    liquidations: [],
    ownLevels: [],
    settings: { ...DEFAULT_SETTINGS, overlayOpacity: 1 },
    words: {
      bandLabel: ({ low, high }) => `${low}–${high}`,
      hint: ({ peak }) => String(peak),
      ownLevel: ({ leverage, side }, mark) =>
        `${leverage}× ${side}${mark === 'liquidation' ? '' : ` ${mark}`}`,
    },
    ...more,
  };
}

export function plainCluster(low: number, high: number, more: Partial<ClusterView> = {}): ClusterView {
  return {
    side: 'long',
    low,
    high,
    peak: (low + high) / 2,
    distancePct: 1,
    quantity: 10,
    usd: 600_000,
    usdLow: 300_000,
    usdHigh: 1_200_000,
    strength: 0.5,
    confidence: 0.5,
    class: 'imminent',
    tiers: [25],
    thin: false,
    ...more,
  };
}
