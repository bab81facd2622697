/** What the product wants of a venue, channel by channel, and how the code says that it is read. */
import type { Venue } from '../../lib/venues/venue';

export const CHANNELS = [
  'instruments',
  'bars',
  'taker split',
  'mark bars',
  'trades, past',
  'trades, newest',
  'trades, live',
  'open interest, now',
  'open interest, past',
  'mark price',
  'mark price, live',
  'funding, past',
  'depth',
  'liquidations, past',
  'liquidations, live',
  'long/short ratio',
  'margin tiers',
] as const;

export type Channel = (typeof CHANNELS)[number];

/** Whether the client has a method for it, or streams it. A taker split shows in the bars only. */
export function isRead(venue: Venue, channel: Exclude<Channel, 'taker split'>): boolean {
  switch (channel) {
    case 'mark bars':
      return venue.markBars !== undefined;
    case 'trades, past':
      return venue.trades !== undefined;
    case 'trades, newest':
      return venue.recentTrades !== undefined;
    case 'trades, live':
      return venue.liveChannels.includes('trades');
    case 'mark price, live':
      return venue.liveChannels.includes('mark');
    case 'open interest, past':
      return venue.openInterestHistory !== undefined;
    case 'liquidations, past':
      return venue.liquidationHistory !== undefined;
    case 'liquidations, live':
      return venue.liveChannels.includes('liquidations');
    case 'long/short ratio':
      return venue.longShortRatio !== undefined;
    default:
      return true; // of every venue by the contract's type
  }
}
