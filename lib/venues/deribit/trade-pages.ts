/**
 * Pages of an instrument's trades: by sequence number or by time, both ends included, up to 1000 a page. The venue has those
 * of the last day only, and answers nothing about older ones (EVIDENCE.md).
 */
import type { Query } from 'ccxt/js/src/base/Exchange.js';

import { DAY } from '../../core/time';
import type { UnixMs } from '../../core/units';
import type { Liquidation } from '../../market/liquidation';
import type { Trade } from '../../market/trade';
import type { DeribitExchange } from './deribit-exchange';
import { type TradePage, parseTrades } from './trades';

export const TRADES_A_PAGE = 1_000;

const EARLIEST_FIRST = { sorting: 'asc', count: TRADES_A_PAGE };

export class TradePages {
  constructor(
    private readonly exchange: DeribitExchange,
    private readonly symbol: string,
    private readonly now: () => UnixMs,
  ) {}

  async newest(signal: AbortSignal): Promise<Trade[]> {
    return (await this.numbered({ sorting: 'desc', count: TRADES_A_PAGE }, signal)).trades;
  }

  async from(id: number, signal: AbortSignal): Promise<Trade[]> {
    return (await this.pageFrom(id, signal)).trades.filter((trade) => trade.id! >= id);
  }

  async between(from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Trade[]> {
    return (await this.timed(from, to, signal)).trades;
  }

  /** Reads every trade of the range, as no call gives the forced ones alone. */
  async forced(from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Liquidation[]> {
    const kept = Math.max(from, this.now() - DAY) as UnixMs;
    if (kept >= to) return [];
    let page = await this.timed(kept, to, signal);
    const forced = [...page.forced];
    let goesOn = page.hasMore;
    while (goesOn) {
      const last = page.trades.at(-1);
      if (!last || last.time >= to) break;
      page = await this.pageFrom(last.id! + 1, signal);
      forced.push(...page.forced);
      goesOn = page.trades.length > 0;
    }
    return forced.filter(({ time }) => time >= kept && time < to);
  }

  /** By numbers, since by times the page would end amid the trades of one millisecond. */
  private pageFrom(id: number, signal: AbortSignal): Promise<TradePage> {
    return this.numbered({ ...EARLIEST_FIRST, start_seq: id, end_seq: id + TRADES_A_PAGE - 1 }, signal);
  }

  private async numbered(query: Query, signal: AbortSignal): Promise<TradePage> {
    const asked = { instrument_name: this.symbol, ...query };
    const payload = await this.exchange.publicGetGetLastTradesByInstrument(asked, { signal });
    return parseTrades(payload, this.symbol);
  }

  private async timed(from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<TradePage> {
    const times = { start_timestamp: from, end_timestamp: to - 1 };
    const asked = { instrument_name: this.symbol, ...EARLIEST_FIRST, ...times };
    const payload = await this.exchange.publicGetGetLastTradesByInstrumentAndTime(asked, { signal });
    return parseTrades(payload, this.symbol);
  }
}
