/**
 * What the venue has been seen or said to answer, by method and channel: the examples in the source of ccxt 4.5.84
 * (`deribit.js`, `pro/deribit.js`), and those of public test data recorded in December 2025 where fields are younger.
 */
const CLOCK = { usIn: 1_766_487_086_141_005, usOut: 1_766_487_086_146_245, usDiff: 5_240, testnet: false };

const TICKER = {
  timestamp: 1_765_541_474_086,
  state: 'open',
  stats: {
    high: 93_612.5,
    low: 89_277.5,
    price_change: 2.3275,
    volume: 11_897.27640428,
    volume_usd: 1_092_371_540,
    volume_notional: 1_092_371_540,
  },
  index_price: 92_263.55,
  instrument_name: 'BTC-PERPETUAL',
  last_price: 92_283.5,
  settlement_price: 92_464.66,
  min_price: 90_897.5,
  max_price: 93_666.5,
  open_interest: 1_132_329_370,
  mark_price: 92_281.78,
  interest_value: 0.0028213400122472977,
  best_ask_price: 92_284,
  best_bid_price: 92_283.5,
  estimated_delivery_price: 92_263.55,
  best_ask_amount: 186_520,
  best_bid_amount: 117_660,
  current_funding: 0,
  funding_8h: 0.00001742,
};

const TRADE = {
  timestamp: 1_765_531_356_452,
  price: 92_294.5,
  amount: 10,
  direction: 'sell',
  index_price: 92_276.75,
  instrument_name: 'BTC-PERPETUAL',
  trade_seq: 271_252_854,
  mark_price: 92_287.11,
  tick_direction: 2,
  contracts: 1,
  trade_id: 'USDC-2436803',
};

const TRADES = { has_more: true, trades: [TRADE] };

const RESULTS: Readonly<Record<string, unknown>> = {
  get_time: 1_583_922_446_019,
  get_instruments: [
    {
      price_index: 'btc_usd',
      kind: 'future',
      instrument_name: 'BTC-PERPETUAL',
      max_leverage: 50,
      maker_commission: 0,
      taker_commission: 0.0005,
      instrument_type: 'reversed',
      expiration_timestamp: 32_503_708_800_000,
      creation_timestamp: 1_534_167_754_000,
      is_active: true,
      tick_size: 0.5,
      contract_size: 10,
      instrument_id: 124_972,
      min_trade_amount: 10,
      future_type: 'reversed',
      max_liquidation_commission: 0.0075,
      block_trade_commission: 0.00025,
      block_trade_min_trade_amount: 200_000,
      block_trade_tick_size: 0.01,
      settlement_currency: 'BTC',
      settlement_period: 'perpetual',
      base_currency: 'BTC',
      counter_currency: 'USD',
      quote_currency: 'USD',
      tick_size_steps: [],
    },
  ],
  get_tradingview_chart_data: {
    volume: [3.6680847969999992, 22.682721123, 3.011587939, 0],
    ticks: [1_583_916_960_000, 1_583_917_020_000, 1_583_917_080_000, 1_583_917_140_000],
    status: 'ok',
    open: [7_834, 7_839, 7_833.5, 7_833],
    low: [7_834, 7_833.5, 7_832.5, 7_833],
    high: [7_839.5, 7_839, 7_833.5, 7_833],
    cost: [28_740, 177_740, 23_590, 0],
    close: [7_839.5, 7_833.5, 7_833, 7_833],
  },
  get_last_trades_by_instrument: TRADES,
  get_last_trades_by_instrument_and_time: TRADES,
  ticker: TICKER,
  get_order_book: {
    ...TICKER,
    change_id: 17_538_025_952,
    bids: [
      [7_814, 351_820],
      [7_813.5, 207_490],
    ],
    asks: [
      [7_814.5, 11_880],
      [7_815, 18_100],
    ],
  },
  get_funding_rate_history: [
    {
      timestamp: 1_569_891_600_000,
      index_price: 8_222.87,
      prev_index_price: 8_305.72,
      interest_8h: -0.00009234260068476106,
      interest_1h: -4.739622041017375e-7,
    },
  ],
};

export const REST_EXAMPLES: Readonly<Record<string, unknown>> = Object.fromEntries(
  Object.entries(RESULTS).map(([method, result]) => [method, { jsonrpc: '2.0', result, ...CLOCK }]),
);

export const ERROR_EXAMPLE = {
  jsonrpc: '2.0',
  error: {
    message: 'Invalid params',
    data: { reason: 'invalid currency', param: 'currency' },
    code: -32_602,
  },
  ...CLOCK,
};

const pushed = (channel: string, data: unknown): unknown => ({
  jsonrpc: '2.0',
  method: 'subscription',
  params: { channel, data },
});

/** By the first word of the channel. */
export const STREAM_EXAMPLES: Readonly<Record<string, unknown>> = {
  trades: pushed('trades.BTC-PERPETUAL.100ms', [TRADE]),
  ticker: pushed('ticker.BTC-PERPETUAL.100ms', TICKER),
};

export const REPLY_EXAMPLES: Readonly<Record<'confirmed' | 'refused' | 'asked', unknown>> = {
  confirmed: { jsonrpc: '2.0', id: 2, result: ['ticker.BTC_USDC-PERPETUAL.raw'], ...CLOCK },
  refused: {
    ...ERROR_EXAMPLE,
    id: 1,
    error: { message: 'raw_subscriptions_not_available_for_unauthorized', code: 13_778 },
  },
  asked: { jsonrpc: '2.0', method: 'heartbeat', params: { type: 'test_request' } },
};
