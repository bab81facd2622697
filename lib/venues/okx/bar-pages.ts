/** Pages of bars and mark bars, each in as many requests as the venue's caps ask for, with what takers bought joined in. */
import type { UnixMs } from '../../core/units';
import type { Bar, MarkBar } from '../../market/bar';
import { WireError } from '../wire-error';
import { type Asked, parseBars, parseMarkBars } from './candles';
import { CANDLES_A_REQUEST, ITEMS_A_REQUEST, isRecent, keptPart, requestsFor } from './history';
import { barName, hasStatistics } from './intervals';
import type { OkxExchange } from './okx-exchange';
import { type TakerVolume, parseTakerVolume, withTakerSplit } from './taker-volume';

export class BarPages {
  constructor(
    private readonly exchange: OkxExchange,
    private readonly now: () => UnixMs,
    private readonly onFault: (fault: WireError) => void,
  ) {}

  async bars(symbol: string, page: Asked, signal: AbortSignal): Promise<Bar[]> {
    const { publicGetMarketCandles: recent, publicGetMarketHistoryCandles: old } = this.exchange;
    const get = isRecent(page, this.now()) ? recent : old;
    const [bars, volumes] = await Promise.all([
      inRequests(page, CANDLES_A_REQUEST, async (asked) =>
        parseBars(await get({ ...barQuery(symbol, asked), limit: 300 }, { signal }), asked),
      ),
      this.takerVolumes(symbol, page, signal),
    ]);
    return withTakerSplit(bars, volumes);
  }

  async markBars(symbol: string, page: Asked, signal: AbortSignal): Promise<MarkBar[]> {
    const { publicGetMarketMarkPriceCandles: recent, publicGetMarketHistoryMarkPriceCandles: old } =
      this.exchange;
    const get = isRecent(page, this.now()) ? recent : old;
    return inRequests(page, ITEMS_A_REQUEST, async (asked) =>
      parseMarkBars(await get({ ...barQuery(symbol, asked), limit: 100 }, { signal }), asked),
    );
  }

  /** None where the venue has none for the symbol: bars without a split are better than no bars. */
  private async takerVolumes(symbol: string, page: Asked, signal: AbortSignal): Promise<TakerVolume[]> {
    const kept = hasStatistics(page.interval) && keptPart(page, this.now());
    if (!kept) return [];
    const get = this.exchange.publicGetRubikStatTakerVolumeContract;
    try {
      return await inRequests(kept, ITEMS_A_REQUEST, async (asked) =>
        parseTakerVolume(await get({ ...periodQuery(symbol, asked), unit: 0 }, { signal }), asked),
      );
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      this.onFault(fault);
      return [];
    }
  }
}

async function inRequests<Row>(
  page: Asked,
  items: number,
  ask: (asked: Asked) => Promise<Row[]>,
): Promise<Row[]> {
  return (await Promise.all(requestsFor(page, items).map(ask))).flat();
}

/** `after` is the later end: the cursors go back in time. */
function barQuery(symbol: string, { interval, from, to }: Asked): Record<string, string | number> {
  return { instId: symbol, bar: barName(interval), before: from - 1, after: to };
}

/** The query of the statistics. */
export function periodQuery(symbol: string, { interval, from, to }: Asked): Record<string, string | number> {
  // One period more: that it has begun shows that the last one is over.
  return { instId: symbol, period: barName(interval), begin: from - 1, end: to + 1, limit: 100 };
}
