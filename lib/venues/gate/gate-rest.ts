/** Gate's REST as the rest of the client uses it: about one contract, within the venue's limits, its refusals understood. */
import type { Query } from 'ccxt/js/src/base/Exchange.js';

import { SECOND } from '../../core/time';
import type { UnixMs } from '../../core/units';
import { requestThrough } from '../ccxt/requests';
import { Transport } from '../transport';
import type { VenueOptions } from '../venue';
import { WeightBudget } from '../weight-budget';
import { GateExchange } from './gate-exchange';
import { PACE } from './pace';
import { refusalOf } from './refusal';

/** Without it sizes come cut to whole contracts (Gate API v4, "enable_decimal"). */
const DECIMALS = { 'x-gate-size-decimal': '1' };
const SETTLE = 'usdt';

type Subject =
  | 'ContractsContract'
  | 'Candlesticks'
  | 'Trades'
  | 'Tickers'
  | 'ContractStats'
  | 'FundingRate'
  | 'OrderBook'
  | 'LiqOrders'
  | 'RiskLimitTiers';

export class GateRest {
  private lazyExchange: GateExchange | undefined;

  constructor(private readonly options: VenueOptions) {}

  time(signal: AbortSignal): Promise<unknown> {
    return this.exchange.publicSpotGetTime({}, { signal });
  }

  contracts(signal: AbortSignal): Promise<unknown> {
    return this.exchange.publicFuturesGetSettleContracts({ settle: SETTLE }, { signal });
  }

  /** `UnlistedSymbol` where the venue says so. */
  async about(subject: Subject, symbol: string, query: Query, signal: AbortSignal): Promise<unknown> {
    const ask = this.exchange[`publicFuturesGetSettle${subject}`];
    try {
      return await ask({ settle: SETTLE, contract: symbol, ...query }, { signal });
    } catch (error) {
      throw refusalOf(error, symbol);
    }
  }

  /** Constructed at the first use: it takes some ms, and a wake of the worker may need none. */
  private get exchange(): GateExchange {
    this.lazyExchange ??= this.newExchange();
    return this.lazyExchange;
  }

  private newExchange(): GateExchange {
    const { now, bannedUntil, onBan } = this.options;
    const { fetch = (url, init) => globalThis.fetch(url, init) } = this.options;
    const budget = new WeightBudget(PACE.limit, now, PACE.window, this.options);
    const onAnswer = (headers: Headers): void => {
      const used = headerOf(headers, 'limit') - headerOf(headers, 'requests-remain');
      if (used > 0) budget.report(used);
    };
    const transport = new Transport({
      venue: 'gate',
      fetch,
      now,
      bannedUntil,
      onBan,
      onAnswer,
      headers: DECIMALS,
    });
    return requestThrough(new GateExchange(), transport, budget);
  }
}

/** Whole seconds, as the venue's windows are given. */
export function secondsOf(time: UnixMs): number {
  return Math.ceil(time / SECOND);
}

function headerOf(headers: Headers, name: string): number {
  return Number(headers.get(`x-gate-ratelimit-${name}`) ?? Number.NaN);
}
