/** One payload of each endpoint and stream, in the venue's documented or recorded form; for tests. */
export const SYMBOL = 'BTC_USDT';
/** A multiple of five minutes. */
export const START = 1_790_349_900_000;
export const INTERVAL = 300_000;
export const SIZE = 0.0001;

const SECONDS = START / 1_000;

type Row = Record<string, unknown>;

export const contract = (change: Row = {}): Row => ({
  name: SYMBOL,
  type: 'direct',
  quanto_multiplier: '0.0001',
  order_price_round: '0.1',
  order_size_min: '1',
  in_delisting: false,
  status: 'trading',
  mark_price: '83760.7',
  index_price: '83802.16',
  funding_rate: '-0.000002',
  funding_rate_indicative: '-0.000002',
  funding_interval: 28_800,
  funding_next_apply: 1_790_380_800,
  position_size: '289031937',
  ...change,
});

export const contracts = (): Row[] => [
  contract({ name: 'ETH_USDT', quanto_multiplier: '0.01', enable_decimal: true, order_size_min: '0.1' }),
  contract(),
];

export const candle = (index: number, change: Row = {}): Row => ({
  t: SECONDS + (index * INTERVAL) / 1_000,
  o: '83807.3',
  h: '83823',
  l: '83788.1',
  c: '83817.9',
  v: '291170',
  sum: '2440050.23996',
  ...change,
});

export const candles = (rows: number): Row[] => Array.from({ length: rows }, (_, index) => candle(index));

export const stats = (index: number, change: Row = {}): Row => ({
  time: SECONDS + (index * INTERVAL) / 1_000,
  lsr_taker: 0.6837,
  lsr_account: 1.174,
  top_lsr_account: 1.021,
  top_lsr_size: 0.987,
  long_taker_size: '118229',
  short_taker_size: '172941',
  open_interest: '577776862',
  open_interest_usd: 4_839_000_000.5,
  mark_price: 83_760.7,
  long_liq_size: '0',
  short_liq_size: '0',
  ...change,
});

export const statsRows = (rows: number): Row[] => Array.from({ length: rows }, (_, index) => stats(index));

export const trade = (id: number, change: Row = {}): Row => ({
  id,
  contract: SYMBOL,
  create_time: SECONDS + id / 8,
  create_time_ms: SECONDS + id / 8,
  size: '-2',
  price: '83775.4',
  ...change,
});

/** Newest first. */
export const trades = (rows: number): Row[] =>
  Array.from({ length: rows }, (_, index) => trade(rows - index));

export const tickers = (change: Row = {}): Row[] => [
  { contract: SYMBOL, last: '83746.8', total_size: '577776862', mark_price: '83746.8', ...change },
];

/** Newest first, some a second late. */
export const fundingRates = (hours: readonly number[]): Row[] =>
  hours.toReversed().map((hour) => ({ r: '-0.000007', t: SECONDS + hour * 3_600 + (hour % 2) }));

export const orderBook = (): Row => ({
  id: 123_456,
  current: SECONDS + 0.123,
  update: SECONDS + 0.121,
  asks: [
    { p: '83956.4', s: '45979' },
    { p: '83957.5', s: '113' },
  ],
  bids: [
    { p: '83956.3', s: '13070' },
    { p: '83956.2', s: '650' },
  ],
});

export const liqOrder = (change: Row = {}): Row => ({
  time: SECONDS,
  contract: SYMBOL,
  size: '600',
  order_size: '-600',
  order_price: '3405',
  fill_price: '3424',
  left: '0',
  ...change,
});

export const riskLimitTiers = (): Row[] => [
  {
    maintenance_rate: '0.003',
    tier: 1,
    initial_rate: '0.005',
    leverage_max: '200',
    risk_limit: '500000',
    deduction: '0',
  },
  {
    maintenance_rate: '0.0035',
    tier: 2,
    initial_rate: '0.006666',
    leverage_max: '150.01',
    risk_limit: '1000000',
    deduction: '250',
  },
];

export const tradesResult = (change: Row = {}): Row[] => [
  {
    id: 842_235_619,
    size: -3,
    create_time: SECONDS,
    create_time_ms: START + 732,
    price: '83746.9',
    contract: SYMBOL,
    ...change,
  },
];

export const tickerResult = (change: Row = {}): Row[] => [
  {
    contract: SYMBOL,
    last: '83746.8',
    total_size: '577776862',
    mark_price: '83746.8',
    index_price: '83786.4',
    funding_rate: '0.000125',
    funding_rate_indicative: '0.000125',
    funding_interval: 28_800,
    funding_offset: 0,
    funding_next_apply: 1_790_380_800,
    t: START + 966,
    ...change,
  },
];

export const liquidatesResult = (): Row[] => [
  { price: '63527.5', size: -77, time: START + 123, contract: SYMBOL },
  { price: '63530.1', size: 10, time: START + 456, contract: SYMBOL },
];
