import type { Swap } from './swap';

export type Access = 'public' | 'business';

/** What a client names to subscribe, and what stands in each frame. */
export type ChannelArg = { readonly channel: string } & Readonly<Record<string, string>>;

export interface Channels {
  readonly trades: ChannelArg;
  readonly allTrades: ChannelArg;
  readonly mark: ChannelArg;
  readonly index: ChannelArg;
  readonly funding: ChannelArg;
  readonly openInterest: ChannelArg;
  readonly liquidations: ChannelArg;
}

export function channelsOf({ symbol, family }: Swap): Channels {
  return {
    trades: { channel: 'trades', instId: symbol },
    allTrades: { channel: 'trades-all', instId: symbol },
    mark: { channel: 'mark-price', instId: symbol },
    index: { channel: 'index-tickers', instId: family },
    funding: { channel: 'funding-rate', instId: symbol },
    openInterest: { channel: 'open-interest', instId: symbol },
    liquidations: { channel: 'liquidation-orders', instType: 'SWAP' },
  };
}

export function accessOf({ channel }: ChannelArg): Access {
  return channel === 'trades-all' ? 'business' : 'public';
}

/** The same whatever the order in which the fields were sent. */
export function keyOf(arg: ChannelArg): string {
  return Object.entries(arg)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
}
