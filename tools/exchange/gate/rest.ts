import { candlesticks } from './candlesticks';
import type { Contract } from './contract';
import { contractStats } from './contract-stats';
import { contractRow, contracts } from './contracts';
import { fundingRate } from './funding-rate';
import { liqOrders } from './liq-orders';
import { orderBook } from './order-book';
import type { Query } from './query';
import { riskLimitTiers } from './risk-limit-tiers';
import { restTickers } from './ticker';
import { trades } from './trades';

type Answer = (contract: Contract, query: Query) => unknown;

const PERPETUALS = '/api/v4/futures/usdt';
const ONE_CONTRACT = new RegExp(`^${PERPETUALS}/contracts/([^/]+)$`);

const ENDPOINTS: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['/api/v4/spot/time', ({ feed }) => ({ server_time: feed.now() })],
  [`${PERPETUALS}/contracts`, (contract) => contracts(contract)],
  [`${PERPETUALS}/candlesticks`, candlesticks],
  [`${PERPETUALS}/trades`, trades],
  [`${PERPETUALS}/contract_stats`, contractStats],
  [`${PERPETUALS}/funding_rate`, fundingRate],
  [`${PERPETUALS}/order_book`, orderBook],
  [`${PERPETUALS}/liq_orders`, liqOrders],
  [`${PERPETUALS}/risk_limit_tiers`, riskLimitTiers],
  [`${PERPETUALS}/tickers`, tickersOf],
]);

export function endpoint(path: string): Answer | undefined {
  const name = ONE_CONTRACT.exec(path)?.[1];
  if (name === undefined) return ENDPOINTS.get(path);
  return (contract) => {
    contract.requireName(decodeURIComponent(name));
    return contractRow(contract);
  };
}

/** Of one contract, or of all, which here is the same. */
function tickersOf(contract: Contract, query: Query): unknown {
  if (query.has('contract')) contract.require(query);
  return restTickers(contract);
}
