/** Pages of `GET /futures/usdt/trades`, by time and, as the venue has given up `last_id`, by how many trades ago. */
import { SECOND } from '../../core/time';
import type { UnixMs } from '../../core/units';
import type { Instrument } from '../../market/instrument';
import type { Trade } from '../../market/trade';
import { earliestPage } from './earliest-page';
import { type GateRest, secondsOf } from './gate-rest';
import { parseTrades } from './trades';

export const TRADES_A_PAGE = 1000;
/** New trades that may come between two requests and shift the list. */
const SLACK = 200;
const ANY_TIME: [number, number] = [0, Infinity];

export class TradePages {
  constructor(
    private readonly rest: GateRest,
    private readonly instrument: Instrument,
    private readonly signal: AbortSignal,
  ) {}

  /** Ascending; `ago`: how many of the newest are passed over. */
  newest(ago = 0): Promise<Trade[]> {
    return this.ask({ offset: ago }, ANY_TIME);
  }

  /** From an id on: ids count up, so that its distance from the newest one tells how far back it stands. */
  async from(id: number): Promise<Trade[]> {
    const newest = await this.newest();
    const reached = newest[0]?.id;
    const last = newest.at(-1)?.id;
    if (reached === undefined || last === undefined || reached <= id) return newest.filter(isFrom(id));
    const page = await this.newest(Math.max(0, last - id - TRADES_A_PAGE + 1 + SLACK));
    return page.filter(isFrom(id));
  }

  /** The earliest part of [from, to), a page or so. */
  async between(from: UnixMs, to: UnixMs): Promise<Trade[]> {
    const window = (start: UnixMs, end: UnixMs): Promise<Trade[]> => this.window(start, end);
    return (await earliestPage(window, TRADES_A_PAGE, from, to)).rows;
  }

  /** A second more than asked, as the venue does not say whether its last second is whole; one alone is given whole. */
  private async window(from: UnixMs, to: UnixMs): Promise<Trade[]> {
    const query = { from: secondsOf(from), to: secondsOf(to) + 1 };
    const times: [number, number] = [from, to + 2 * SECOND - 1];
    const rows = await this.ask(query, times);
    if (from < to) return rows;
    for (let page = rows; page.length === TRADES_A_PAGE;) {
      page = await this.ask({ ...query, offset: rows.length }, times);
      rows.unshift(...page);
    }
    return rows;
  }

  private async ask(
    query: Readonly<Record<string, number>>,
    times: readonly [number, number],
  ): Promise<Trade[]> {
    const { symbol, contractSize } = this.instrument;
    const payload = await this.rest.about('Trades', symbol, { ...query, limit: TRADES_A_PAGE }, this.signal);
    return parseTrades(payload, symbol, contractSize, times);
  }
}

function isFrom(id: number): (trade: Trade) => boolean {
  return (trade) => trade.id !== undefined && trade.id >= id;
}
