import type { FeedEvent } from '../market-feed';
import type { Market } from './rest';
import { tradeRow } from './trades';

const EVERY = 100;

export interface Audience {
  hears(channel: string): boolean;
  tell(channel: string, data: unknown): void;
}

/** The public channels of one contract: `trades` and `ticker`, gathered over 100 ms. */
export class Announcer {
  private readonly trades: string;
  private readonly ticker: string;
  private waiting: unknown[] = [];
  private sent = -Infinity;
  private shown = '';

  constructor(
    readonly market: Market,
    private readonly audience: Audience,
  ) {
    this.trades = `trades.${market.contract.symbol}.100ms`;
    this.ticker = `ticker.${market.contract.symbol}.100ms`;
  }

  has(channel: string): boolean {
    return channel === this.trades || channel === this.ticker;
  }

  publish(event: FeedEvent): void {
    if (event.kind === 'trade' && this.audience.hears(this.trades)) {
      this.waiting.push(tradeRow(this.market, event.trade));
    }
  }

  tick(now: number): void {
    if (now - this.sent < EVERY) return;
    this.sent = now;
    if (this.waiting.length > 0) this.audience.tell(this.trades, this.waiting);
    this.waiting = [];
    this.showTicker();
  }

  /** Only if something in it changed. */
  private showTicker(): void {
    if (!this.audience.hears(this.ticker)) return;
    const fields = this.market.ticker.fields();
    const { timestamp: _, ...rest } = fields;
    const shown = JSON.stringify(rest);
    if (shown === this.shown) return;
    this.shown = shown;
    this.audience.tell(this.ticker, fields);
  }
}
