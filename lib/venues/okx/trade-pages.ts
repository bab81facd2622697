/**
 * Pages of an instrument's trades. `history-trades` goes back three months, newest first; by time it can only be asked for
 * what came before an instant, by id for what lies between two (OKX, "GET / Trades history").
 */
import type { UnixMs } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import type { Trade } from '../../market/trade';
import { ITEMS_A_REQUEST } from './history';
import type { OkxExchange } from './okx-exchange';
import { TRADES, parseTrades } from './trades';
import { wireError } from './wire';

const NEWEST = 500;

export class TradePages {
  constructor(
    private readonly exchange: OkxExchange,
    private readonly instrument: Instrument,
  ) {}

  async newest(signal: AbortSignal): Promise<Trade[]> {
    const query = { instId: this.instrument.symbol, limit: NEWEST };
    const payload = await this.exchange.publicGetMarketTrades(query, { signal });
    return parseTrades(payload, this.instrument, 'api/v5/market/trades');
  }

  async from(id: number, signal: AbortSignal): Promise<Trade[]> {
    const last = id + ITEMS_A_REQUEST;
    const trades = await this.history({ type: 1, before: id - 1, after: last, limit: 100 }, signal);
    return trades.filter((trade) => trade.id! >= id && trade.id! < last);
  }

  /** On from the last trade before the range; none if there is no such trade. */
  async between(from: UnixMs, to: UnixMs, signal: AbortSignal): Promise<Trade[]> {
    if (from >= to) return [];
    // Whether the instant itself counts is not said: a millisecond earlier it does no harm.
    const before = (await this.history({ type: 2, after: from - 1, limit: 1 }, signal)).at(-1);
    if (!before) return [];
    if (before.time >= from) throw wireError(TRADES, 'ts', `before ${from}, as asked`, before.time);
    const trades = await this.from(before.id! + 1, signal);
    return trades.filter(({ time }) => time >= from && time < to);
  }

  private async history(query: Record<string, number>, signal: AbortSignal): Promise<Trade[]> {
    const asked = { instId: this.instrument.symbol, ...query };
    return parseTrades(await this.exchange.publicGetMarketHistoryTrades(asked, { signal }), this.instrument);
  }
}
