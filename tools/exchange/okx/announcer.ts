import type { FeedEvent, FeedForceOrder } from '../market-feed';
import { type ChannelArg, type Channels, channelsOf, keyOf } from './channels';
import { liquidationFrame } from './liquidation-orders';
import { openInterest } from './open-interest';
import { fundingRate, indexTicker, markPrice } from './prices';
import type { Market } from './rest';
import { match } from './trades';

/** The venue pushes open interest every three seconds and funding every 30 to 90. */
const OPEN_INTEREST_EVERY = 3_000;
const FUNDING_EVERY = 60_000;

/** What is said of one contract, on which channel. */
export class Announcer {
  readonly channels: Channels;
  private forced: FeedForceOrder[] = [];
  private seqId = 0;
  private toldOpenInterest = 0;
  private toldFunding = 0;

  constructor(
    readonly market: Market,
    private readonly tell: (arg: ChannelArg, data: readonly unknown[]) => void,
  ) {
    this.channels = channelsOf(market.swap);
  }

  publish(event: FeedEvent): void {
    const { swap } = this.market;
    if (event.kind === 'force-order') this.forced.push(event.order);
    else if (event.kind === 'mark') {
      this.tell(this.channels.index, [indexTicker(swap, event.premium)]);
      this.tell(this.channels.mark, [markPrice(swap, event.premium)]);
    } else {
      const one = match(event.trade, swap);
      this.seqId++;
      this.tell(this.channels.allTrades, [one]);
      this.tell(this.channels.trades, [{ ...one, count: '1', seqId: this.seqId }]);
    }
  }

  /** What is due by time. */
  tick(now: number): void {
    const { feed, swap } = this.market;
    if (this.forced.length > 0) {
      this.tell(this.channels.liquidations, liquidationFrame(this.forced, swap));
      this.forced = [];
    }
    if (now - this.toldOpenInterest >= OPEN_INTEREST_EVERY) {
      this.toldOpenInterest = now;
      this.tell(this.channels.openInterest, [openInterest(feed, swap)]);
    }
    if (now - this.toldFunding >= FUNDING_EVERY) {
      this.toldFunding = now;
      this.tell(this.channels.funding, [fundingRate(feed, swap)]);
    }
  }

  /** States are told at once, events when they happen. */
  stateOf(arg: ChannelArg): unknown {
    const { feed, swap } = this.market;
    const { mark, index, funding, openInterest: open } = this.channels;
    const states: readonly (readonly [ChannelArg, () => unknown])[] = [
      [mark, () => markPrice(swap, feed.premium())],
      [index, () => indexTicker(swap, feed.premium())],
      [funding, () => fundingRate(feed, swap)],
      [open, () => openInterest(feed, swap)],
    ];
    return states.find(([its]) => keyOf(its) === keyOf(arg))?.[1]();
  }
}
