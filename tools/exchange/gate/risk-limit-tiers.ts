/** `/futures/usdt/risk_limit_tiers` of BTC_USDT, its first five as they stood on 2026-09-25. */
import type { Contract } from './contract';
import type { Query } from './query';

const ROWS: readonly [rate: string, initial: string, leverage: string, limit: string, deduction: string][] = [
  ['0.003', '0.005', '200', '500000', '0'],
  ['0.0035', '0.006666', '150.01', '1000000', '250'],
  ['0.004', '0.008', '125', '1500000', '750'],
  ['0.0045', '0.00909', '110.01', '2000000', '1500'],
  ['0.005', '0.01', '100', '3000000', '2500'],
];

export function riskLimitTiers(contract: Contract, query: Query): Record<string, unknown>[] {
  contract.require(query);
  return ROWS.map(([maintenance_rate, initial_rate, leverage_max, risk_limit, deduction], index) => ({
    maintenance_rate,
    tier: index + 1,
    initial_rate,
    leverage_max,
    risk_limit,
    deduction,
  }));
}
