/** `/futures/usdt/contracts`, after the venue's answer of 2026-09-25. */
import { type Contract, places, plain } from './contract';

type Row = Record<string, unknown>;

/** The feed's contract among others that a client has to tell from it. */
export function contracts(contract: Contract): Row[] {
  return [
    contractRow(contract),
    other('LAB_USDT', { quanto_multiplier: '100', enable_decimal: true, order_size_min: '0.1' }),
    other('AAPL_USDT', { quanto_multiplier: '0.01', contract_type: 'stocks' }),
    other('OLD_USDT', { in_delisting: true, status: 'delisting' }),
  ];
}

export function contractRow(contract: Contract): Row {
  const { feed } = contract;
  const premium = feed.premium();
  const rate = plain(premium.predictedFunding, 6);
  const last = feed.bars(60_000, feed.now() - 3_600_000, feed.now()).at(-1)?.close ?? premium.mark;
  const oneSide = feed.openInterest(60_000, feed.now() - 600_000, feed.now()).at(-1)?.quantity ?? 0;
  return {
    ...row(contract.name),
    quanto_multiplier: plain(contract.multiplier, places(contract.multiplier)),
    order_price_round: plain(feed.tickSize, places(feed.tickSize)),
    order_size_min: contract.size(feed.stepSize),
    last_price: contract.price(last),
    mark_price: plain(premium.mark, places(feed.tickSize) + 1),
    index_price: plain(premium.index, places(feed.tickSize) + 1),
    funding_rate: rate,
    funding_rate_indicative: rate,
    funding_interval: feed.fundingIntervalHours * 3_600,
    funding_next_apply: Math.floor(premium.nextFundingTime / 1_000),
    position_size: contract.size(oneSide),
    trade_id: lastTradeId(contract),
  };
}

function lastTradeId({ feed }: Contract): number {
  return feed.trades({ from: feed.now() - 60_000, to: feed.now(), limit: 100_000 }).at(-1)?.id ?? 0;
}

function other(name: string, change: Row): Row {
  return { ...row(name), ...change };
}

function row(name: string): Row {
  return {
    name,
    type: 'direct',
    contract_type: '',
    quanto_multiplier: '1',
    leverage_min: '1',
    leverage_max: '200',
    cross_leverage_default: '10',
    voucher_leverage: '2',
    maintenance_rate: '0.003',
    mark_type: 'index',
    mark_price: '1',
    index_price: '1',
    last_price: '1',
    maker_fee_rate: '-0.0001',
    taker_fee_rate: '0.00075',
    order_price_round: '0.01',
    mark_price_round: '0.01',
    funding_rate: '0.0001',
    funding_rate_indicative: '0.0001',
    funding_rate_limit: '0.003',
    funding_interval: 28_800,
    funding_offset: 0,
    funding_next_apply: 1_790_380_800,
    funding_impact_value: '30000',
    funding_cap_ratio: '0.75',
    interest_rate: '0.0003',
    risk_limit_base: '500000',
    risk_limit_step: '1499500000',
    risk_limit_max: '1500000000',
    order_size_min: '1',
    order_size_max: '12000000',
    market_order_size_max: '10000000',
    market_order_slip_ratio: '0.01',
    order_price_deviate: '0.03',
    ref_discount_rate: '0',
    ref_rebate_rate: '0.2',
    orderbook_id: 126_201_707_497,
    trade_id: 1,
    trade_size: '664685004030',
    position_size: '1',
    config_change_time: 1_788_234_002,
    create_time: 1_574_035_200,
    launch_time: 1_574_035_200,
    in_delisting: false,
    status: 'trading',
    is_pre_market: false,
    orders_limit: 100,
    enable_bonus: true,
    enable_credit: true,
    enable_decimal: false,
    enable_circuit_breaker: false,
    long_users: 18_268,
    short_users: 15_558,
  };
}
