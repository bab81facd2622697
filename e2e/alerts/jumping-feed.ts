import type { FeedPremium, MarketFeed } from '../../tools/exchange/market-feed';

/** A market whose mark price a test sets; all else goes on as it would have. */
export class JumpingFeed {
  private mark: number | undefined;
  /** The machine's time at which the mark price that was set last went out. */
  sentAt: number | undefined;

  constructor(private readonly market: MarketFeed) {}

  jumpTo(mark: number): void {
    this.mark = mark;
    this.sentAt = undefined;
  }

  get feed(): MarketFeed {
    const { market } = this;
    return {
      ...market,
      premium: () => this.marked(market.premium()),
      advance: (time, emit) =>
        market.advance(time, (event) => {
          if (event.kind !== 'mark') return emit(event);
          if (this.mark !== undefined) this.sentAt ??= Date.now();
          emit({ kind: 'mark', premium: this.marked(event.premium) });
        }),
    };
  }

  private marked(premium: FeedPremium): FeedPremium {
    return this.mark === undefined ? premium : { ...premium, mark: this.mark };
  }
}
