import type { Bar } from '../../market/bar';

/** So many bars in a row without one taker that bought do not occur on the real wire. */
const ENOUGH = 5;

/**
 * Tells bars whose source does not split the volume. A replay of a recording without the split says 0 in every row; taken
 * at its word, every trade would have been a sale.
 */
export class TakerSplit {
  private readonly unsplit = new Set<string>();

  /** The bars of a page, without `takerBuy` where the source is known not to split. A short page decides nothing. */
  settle(symbol: string, bars: readonly Required<Bar>[]): Bar[] {
    const traded = bars.filter(({ volume }) => volume > 0);
    if (traded.some(({ takerBuy }) => takerBuy > 0)) this.unsplit.delete(symbol);
    else if (traded.length >= ENOUGH) this.unsplit.add(symbol);
    return this.unsplit.has(symbol) ? bars.map(withoutSplit) : [...bars];
  }
}

function withoutSplit({ openTime, duration, open, high, low, close, volume }: Bar): Bar {
  return { openTime, duration, open, high, low, close, volume };
}
