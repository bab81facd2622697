/** The last panel of each market that was stored: a cold worker answers from it before anything is computed. */
import * as v from 'valibot';

import type { Lookback } from '../core/time';
import { ChartSnapshot, PanelSnapshot } from '../protocol/snapshot';
import type { Store } from '../store/store';
import type { Clock } from './clock';
import { ContractMargin } from './contract-margin';
import { type Market, snapshotKey } from './market';
import type { MarketPanel } from './snapshot';
import { agedTo } from './status';

/** Records of the first releases have none. */
const margins = v.optional(v.array(ContractMargin), []);
const OWN = ['ownLevels', 'risk'] as const;
const SCHEMAS = {
  panel: v.object({ ...v.omit(PanelSnapshot, OWN).entries, margins }),
  /** All that a chart or a glance needs: the panel's series are not checked for them. */
  chart: v.object({ ...v.omit(ChartSnapshot, OWN).entries, margins }),
};

/** As it stands now; undefined where there is none that can be read. */
export async function keptPanel(
  store: Store,
  clock: Pick<Clock, 'now'>,
  { market, lookback, as }: { market: Market; lookback: Lookback; as: keyof typeof SCHEMAS },
): Promise<MarketPanel | undefined> {
  const panel = v.safeParse(SCHEMAS[as], await store.snapshot(snapshotKey(market, lookback)));
  return panel.success ? agedTo(panel.output, clock.now()) : undefined;
}
