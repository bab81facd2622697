/** The perpetual of our own venue that a page shows: the older, narrower question. */
import type { VenueId } from '../market/instrument';
import type { ChartHost } from './chart-host';
import { chartedMarketOn, type LabelClock } from './charted-market';

export type { LabelClock } from './charted-market';

export type PageMarket =
  | {
      readonly kind: 'perpetual';
      readonly venue: VenueId;
      readonly symbol: string;
      readonly clock?: LabelClock;
    }
  | { readonly kind: 'not-perpetual' }
  | { readonly kind: 'unsettled' };

export function marketOnPage(
  hosts: readonly ChartHost[],
  address: string,
  title: string,
): PageMarket | undefined {
  const page = chartedMarketOn(hosts, address, title);
  if (page?.kind === 'none') return { kind: 'not-perpetual' };
  if (page?.kind !== 'market') return page;
  const { venue, kind, name } = page.market;
  if (venue !== 'binance' || !/^https:\/\/(?:www\.)?binance\.com[:/]/.test(address)) return undefined;
  if (kind !== 'perpetual') return { kind: 'not-perpetual' };
  return { kind, venue, symbol: name, ...(page.clock && { clock: page.clock }) };
}
