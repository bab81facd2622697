/** One payload of each call and channel, in the venue's documented form; for tests. */
export const SYMBOL = 'BTC-PERPETUAL';
export const LINEAR = 'SOL_USDC-PERPETUAL';
export const START = 1_700_000_100_000;
export const INTERVAL = 300_000;
export const HOURLY = 1_699_999_200_000;

export function answer(result: unknown, time = START + 30 * INTERVAL + 7): Record<string, unknown> {
  const usOut = time * 1_000 + 412;
  return { jsonrpc: '2.0', result, usIn: usOut - 384, usOut, usDiff: 384, testnet: false };
}

export function refusal(code: number, message: string, data?: object): Record<string, unknown> {
  const error = { message, ...(data && { data }), code };
  return {
    jsonrpc: '2.0',
    error,
    usIn: START * 1_000,
    usOut: START * 1_000 + 36,
    usDiff: 36,
    testnet: false,
  };
}

const each = <Row>(count: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: count }, (_, index) => row(index));

export const chart = (bars: number, time?: number): Record<string, unknown> =>
  answer(
    {
      volume: each(bars, () => 2.94375216),
      ticks: each(bars, (index) => START + index * INTERVAL),
      status: 'ok',
      open: each(bars, () => 37_000.5),
      low: each(bars, () => 36_990),
      high: each(bars, () => 37_050),
      cost: each(bars, () => 108_920),
      close: each(bars, () => 37_020),
    },
    time,
  );

export const noChart = (): Record<string, unknown> =>
  answer({ volume: [], ticks: [], status: 'no_data', open: [], low: [], high: [], cost: [], close: [] });

/** Two trades share a millisecond. */
export function tradeRow(index: number, change: object = {}, symbol = SYMBOL): Record<string, unknown> {
  return {
    trade_seq: 271_252_854 + index,
    trade_id: String(403_691_824 + 3 * index),
    timestamp: START + 40 * Math.floor(index / 2),
    tick_direction: 2,
    price: 37_000,
    mark_price: 37_001.42,
    instrument_name: symbol,
    index_price: 36_998.77,
    direction: index % 2 === 0 ? 'buy' : 'sell',
    contracts: 74,
    amount: 740,
    ...change,
  };
}

export const trades = (rows: readonly unknown[], hasMore = false): Record<string, unknown> =>
  answer({ trades: rows, has_more: hasMore });

export const tradeRows = (count: number): Record<string, unknown>[] =>
  each(count, (index) => tradeRow(index));

export function ticker(change: object = {}): Record<string, unknown> {
  return {
    timestamp: START,
    state: 'open',
    stats: {
      high: 37_400,
      low: 36_200.5,
      price_change: 1.4,
      volume: 11_897.27,
      volume_usd: 4.4e8,
      volume_notional: 4.4e8,
    },
    index_price: 36_998.77,
    instrument_name: SYMBOL,
    last_price: 37_000,
    settlement_price: 36_900.1,
    min_price: 36_446.5,
    max_price: 37_556.5,
    open_interest: 740_000_000,
    mark_price: 37_000,
    interest_value: 0.0028213400122472977,
    best_ask_price: 37_000.5,
    best_ask_amount: 186_520,
    best_bid_price: 37_000,
    best_bid_amount: 117_660,
    estimated_delivery_price: 36_998.77,
    current_funding: -0.00010782,
    funding_8h: 2e-5,
    ...change,
  };
}

export const orderBook = (): Record<string, unknown> =>
  answer({
    ...ticker(),
    change_id: 133_112_427_566,
    bids: [
      [37_000, 117_660],
      [36_999.5, 37_000],
      [36_990, 10],
    ],
    asks: [
      [37_000.5, 186_520],
      [37_004, 30_000],
    ],
  });

export const funding = (hours: readonly number[]): Record<string, unknown> =>
  answer(
    hours.map((hour) => ({
      timestamp: HOURLY + hour * 3_600_000,
      index_price: 37_010.1,
      prev_index_price: 36_980.4,
      interest_8h: 0.0003108118735316121,
      interest_1h: -4.739622041017375e-7 * (hour + 1),
    })),
  );

export function contract(change: object = {}): Record<string, unknown> {
  return {
    price_index: 'btc_usd',
    kind: 'future',
    instrument_name: SYMBOL,
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
    settlement_currency: 'BTC',
    settlement_period: 'perpetual',
    base_currency: 'BTC',
    counter_currency: 'USD',
    quote_currency: 'USD',
    tick_size_steps: [],
    ...change,
  };
}

export const linearContract = (): Record<string, unknown> =>
  contract({
    instrument_name: LINEAR,
    instrument_type: 'linear',
    settlement_currency: 'USDC',
    base_currency: 'SOL',
    counter_currency: 'USDC',
    quote_currency: 'USDC',
    tick_size: 0.01,
    contract_size: 0.1,
    min_trade_amount: 0.1,
  });

export function pushed(channel: string, data: unknown): Record<string, unknown> {
  return { jsonrpc: '2.0', method: 'subscription', params: { channel, data } };
}
