import type { MarketFeed } from '../market-feed';
import { invalid, notFound } from './answer';
import type { Contract } from './contract';
import { type Query, oneOf } from './query';

type Row = readonly [name: string, tick: number, contract: number, leverage: number];
type Listed = Readonly<Record<string, unknown>>;

/** Listed without a market behind them: their data is empty. */
const OTHERS: readonly Row[] = [
  ['BTC-PERPETUAL', 0.5, 10, 50],
  ['BTC-31DEC99', 0.5, 10, 50],
  ['ETH-PERPETUAL', 0.05, 1, 50],
  ['BTC_USDC-PERPETUAL', 0.5, 0.0001, 50],
  ['ETH_USDC-PERPETUAL', 0.05, 0.001, 50],
  ['SOL_USDC-PERPETUAL', 0.01, 0.1, 25],
];

const CURRENCIES = ['BTC', 'ETH', 'USDC', 'USDT', 'EURR', 'any'] as const;
const KINDS = ['future', 'option', 'spot', 'future_combo', 'option_combo'] as const;
const NEVER = 32_503_708_800_000;
const IN_2099 = 4_102_358_400_000;

function listedOf(feed: MarketFeed, contract: Contract): Listed[] {
  const others = OTHERS.filter(([name]) => name !== contract.symbol);
  return [[contract.symbol, feed.tickSize, contract.size, 50] as const, ...others].map(futureOf);
}

/** `public/get_instruments`: perpetuals and dated futures; of the other kinds there are none here. */
export function instruments(feed: MarketFeed, contract: Contract, query: Query): Listed[] {
  const currency = oneOf(query, 'currency', CURRENCIES);
  if (query.has('kind') && oneOf(query, 'kind', KINDS) !== 'future') return [];
  if (query.get('expired') === 'true') return [];
  return listedOf(feed, contract).filter(
    (one) => currency === 'any' || one['settlement_currency'] === currency,
  );
}

/** True if the query is about the feed's contract, false if it is about another that is listed. */
export function isServed(feed: MarketFeed, contract: Contract, query: Query): boolean {
  const name = query.get('instrument_name');
  if (name === contract.symbol) return true;
  if (name === null) throw invalid('instrument_name', 'value required');
  if (!/^[A-Z0-9_]+-[A-Z0-9-]+$/.test(name)) throw invalid('instrument_name', 'wrong format');
  if (listedOf(feed, contract).some((one) => one['instrument_name'] === name)) return false;
  throw notFound();
}

function futureOf([name, tick, contract, leverage]: Row): Listed {
  const [pair = '', term = ''] = name.split('-');
  const [base = '', quote = 'USD'] = pair.split('_');
  const type = pair.includes('_') ? 'linear' : 'reversed';
  const perpetual = term === 'PERPETUAL';
  return {
    price_index: `${base}_${quote}`.toLowerCase(),
    kind: 'future',
    instrument_name: name,
    max_leverage: leverage,
    maker_commission: 0,
    taker_commission: 0.0005,
    instrument_type: type,
    expiration_timestamp: perpetual ? NEVER : IN_2099,
    creation_timestamp: 1_534_167_754_000,
    is_active: true,
    tick_size: tick,
    contract_size: contract,
    instrument_id: 124_972,
    min_trade_amount: contract,
    future_type: type,
    max_liquidation_commission: 0.0075,
    block_trade_commission: 0.00025,
    block_trade_min_trade_amount: 200_000,
    block_trade_tick_size: 0.01,
    settlement_currency: type === 'linear' ? quote : base,
    settlement_period: perpetual ? 'perpetual' : 'month',
    base_currency: base,
    counter_currency: quote,
    quote_currency: quote,
    tick_size_steps: [],
  };
}
