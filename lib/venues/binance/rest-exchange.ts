import type { Transport } from '../transport';
import type { WeightBudget } from '../weight-budget';
import { UsdmExchange } from './usdm-exchange';

type Request = Parameters<UsdmExchange['request']>;

/** ccxt names the URL and the weight of each endpoint; the request itself is ours: ccxt's takes no signal and no cap. */
export class RestExchange extends UsdmExchange {
  readonly #transport: Transport;
  readonly #budget: WeightBudget;

  constructor(transport: Transport, budget: WeightBudget) {
    super();
    this.#transport = transport;
    this.#budget = budget;
  }

  override async request(...[path, api, method, params, , , config, { signal }]: Request): Promise<unknown> {
    this.#transport.refuseIfBanned();
    await this.#budget.admit(this.calculateRateLimiterCost(api, method, path, params, config), signal);
    return this.#transport.get(this.sign(path, api, method, params).url, signal);
  }
}
