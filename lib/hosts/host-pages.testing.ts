/** Addresses and titles as the hosts write them, and what each page charts. Made up, after the forms in the hosts' files. */
import { HOUR, MINUTE } from '../core/time';
import { type Millis, millis } from '../core/units';
import { type ChartedMarket, type LabelClock, NO_COIN, OTHER_QUOTE, type PageMarket } from './charted-market';

export interface HostPage {
  readonly address: string;
  readonly title: string;
  /** Undefined: not a market's page. */
  readonly expected: PageMarket | undefined;
}

type Rest = { readonly price?: number; readonly interval?: Millis; readonly clock?: LabelClock };

/** `'bybit inverse-perpetual 1 BTC USD BTCUSD'`: venue, kind, unit, coin, quote, name. */
function charts(market: string, rest: Rest = {}): PageMarket {
  const [venue, kind, unit, coin, quote, name] = market.split(' ') as [
    string,
    ChartedMarket['kind'],
    string,
    string,
    string,
    string,
  ];
  return {
    kind: 'market',
    market: { venue: venue === '-' ? '' : venue, kind, coin, unit: Number(unit), quote, name },
    ...rest,
  };
}

function page(address: string, title: string, expected?: PageMarket): HostPage {
  return { address: `https://${address}`, title, expected };
}

const UNSETTLED: PageMarket = { kind: 'unsettled' };
const HERE: Rest = { clock: 'browser' };
const EMBEDDED =
  '%7B%22symbol%22%3A%22BYBIT%3AETHUSDT.P%22%2C%22interval%22%3A%22240%22%2C%22timezone%22%3A%22Etc%2FUTC%22%7D';
const POOL = '0xa43fe16908251ee70ef74718545e4fe6c5ccec9f';

export const HOST_PAGES: readonly HostPage[] = [
  page(
    'www.binance.com/en/futures/BTCUSDT',
    '60123.4 | BTCUSDT USDⓈ-Margined Perpetual | Binance Futures',
    charts('binance perpetual 1 BTC USDT BTCUSDT', { ...HERE, price: 60123.4 }),
  ),
  page(
    'www.binance.com/zh-CN/futures/1000pepeusdt?theme=dark#x',
    'Binance Futures',
    charts('binance perpetual 1000 PEPE USDT 1000PEPEUSDT', HERE),
  ),
  page(
    'www.binance.com/en/futures/BTCUSDT',
    '2,345.67 | ETHUSDT USDⓈ-Margined Perpetual | Binance Futures',
    UNSETTLED,
  ),
  page(
    'www.binance.com/en/futures/BTCUSDT_260327',
    '',
    charts('binance dated 1 BTC USDT BTCUSDT_260327', HERE),
  ),
  page(
    'www.binance.com/en/delivery/btcusd_perpetual',
    '',
    charts('binance inverse-perpetual 1 BTC USD BTCUSD_PERPETUAL', HERE),
  ),
  page(
    'www.binance.com/en/delivery/btcusd_quarter',
    '',
    charts('binance dated 1 BTC USD BTCUSD_QUARTER', HERE),
  ),
  page(
    'www.binance.com/en/trade/BTC_USDT?type=spot',
    '60123.40 | BTCUSDT | Binance Spot',
    charts('binance spot 1 BTC USDT BTC_USDT', { ...HERE, price: 60123.4 }),
  ),
  page('www.binance.com/en/trade/ETH_BTC?type=spot', '', OTHER_QUOTE),
  page('www.binance.com/en/eoptions/BTCUSDT', '', NO_COIN),
  page('www.binance.com/en/markets', 'Markets Overview'),

  page(
    'www.tradingview.com/chart/AbCd1234/?symbol=BINANCE%3ABTCUSDT.P&interval=15',
    'BTCUSDT.P 60,123.4 ▲ +1.23% Unnamed',
    charts('binance perpetual 1 BTC USDT BTCUSDT.P', { price: 60123.4, interval: millis(15 * MINUTE) }),
  ),
  page(
    'www.tradingview.com/chart/AbCd1234/',
    'PEPEUSDT 0.00001234 ▼ −1.23% Unnamed',
    charts('- spot 1 PEPE USDT PEPEUSDT', { price: 0.00001234 }),
  ),
  page(
    'de.tradingview.com/chart/?symbol=BITSTAMP:BTCUSD',
    'BTCUSD 60.123 ▲ +1,23 % Unbenannt',
    charts('bitstamp spot 1 BTC USD BTCUSD'),
  ),
  page(
    'www.tradingview.com/chart/AbCd1234/?symbol=BYBIT%3ABTCUSD.P',
    '',
    charts('bybit inverse-perpetual 1 BTC USD BTCUSD.P'),
  ),
  page(
    'www.tradingview.com/chart/AbCd1234/?symbol=BINANCE%3ABTCUSDU2026',
    '',
    charts('binance dated 1 BTC USD BTCUSDU2026'),
  ),
  page(
    'www.tradingview.com/chart/AbCd1234/?symbol=BINANCE%3ABTCUSDT',
    'AAPL 190.12 ▲ +1.23% Unnamed',
    UNSETTLED,
  ),
  page('www.tradingview.com/chart/AbCd1234/?symbol=CME%3ABTC1!', 'BTC1! 60,123 ▲ +1.23% Unnamed', NO_COIN),
  page('www.tradingview.com/chart/AbCd1234/', 'TOTAL 2.31T ▲ +1.23% Unnamed', NO_COIN),
  page(
    'www.tradingview.com/symbols/BTCUSDT.P/?exchange=BINANCE',
    'BTCUSDT Perpetual Contract',
    charts('binance perpetual 1 BTC USDT BTCUSDT.P'),
  ),
  page('www.tradingview.com/symbols/NASDAQ-AAPL/', 'AAPL Stock Price and Chart', NO_COIN),
  page('www.tradingview.com/chart/BTCUSDT/6puZ59qW-A-reader-writes/', 'A reader writes — TradingView'),
  page('www.tradingview.com/markets/', 'World markets'),
  page(
    's.tradingview.com/widgetembed/?symbol=BINANCE%3AINJUSDT&interval=60&timezone=exchange',
    '',
    charts('binance spot 1 INJ USDT INJUSDT', { interval: HOUR, clock: 'utc' }),
  ),
  page(
    `www.tradingview-widget.com/embed-widget/advanced-chart/?locale=en#${EMBEDDED}`,
    '',
    charts('bybit perpetual 1 ETH USDT ETHUSDT.P', { interval: millis(4 * HOUR), clock: 'utc' }),
  ),

  page(
    'www.bybit.com/trade/usdt/BTCUSDT',
    '▲ 86236.8 | Trade BTCUSDT | Bybit Perpetual Contracts',
    charts('bybit perpetual 1 BTC USDT BTCUSDT', { price: 86236.8 }),
  ),
  page('www.bybit.com/en/trade/usdt/SHIB1000USDT', '', charts('bybit perpetual 1000 SHIB USDT SHIB1000USDT')),
  page('www.bybit.com/trade/usdt/BTCUSDT-26SEP26', '', charts('bybit dated 1 BTC USDT BTCUSDT-26SEP26')),
  page('www.bybit.com/trade/futures/usdc/BTC-PERP', '', charts('bybit perpetual 1 BTC USDC BTC-PERP')),
  page('www.bybit.com/trade/inverse/BTCUSD', '', charts('bybit inverse-perpetual 1 BTC USD BTCUSD')),
  page('www.bybit.com/trade/inverse/futures/BTCUSDZ26', '', charts('bybit dated 1 BTC USD BTCUSDZ26')),
  page('www.bybit.com/ru-RU/trade/spot/BTC/USDT', '', charts('bybit spot 1 BTC USDT BTC/USDT')),
  page('www.bybit.com/trade/spot/ETH/EUR', '', OTHER_QUOTE),
  page('www.bybit.com/trade/option/usdc/BTC', '', NO_COIN),
  page('www.bybit.com/en/markets/overview', 'Crypto prices'),

  page('www.okx.com/trade-swap/btc-usdt-swap', '', charts('okx perpetual 1 BTC USDT BTC-USDT-SWAP')),
  page('my.okx.com/en-eu/trade-futures/BTC-USDT-SWAP', '', charts('okx perpetual 1 BTC USDT BTC-USDT-SWAP')),
  page(
    'www.okx.com/zh-hans/trade-swap/btc-usd-swap',
    '',
    charts('okx inverse-perpetual 1 BTC USD BTC-USD-SWAP'),
  ),
  page('www.okx.com/trade-futures/btc-usd-260925', '', charts('okx dated 1 BTC USD BTC-USD-260925')),
  page('www.okx.com/ru/trade-spot/kava-usdt', '', charts('okx spot 1 KAVA USDT KAVA-USDT')),
  page('www.okx.com/trade-option/btc-usd', '', NO_COIN),
  page('www.okx.com/markets/prices', 'Crypto prices'),

  page('www.bitget.com/en/futures/usdt/BTCUSDT', '', charts('bitget perpetual 1 BTC USDT BTCUSDT')),
  page('www.bitget.com/asia/futures/usdc/BTCPERP', '', charts('bitget perpetual 1 BTC USDC BTCPERP')),
  page('www.bitget.com/futures/coin/BTCUSD', '', charts('bitget inverse-perpetual 1 BTC USD BTCUSD')),
  page('www.bitget.com/futures/coin/BTCUSDZ26', '', charts('bitget dated 1 BTC USD BTCUSDZ26')),
  page('www.bitget.com/spot/BTCUSDT', '', charts('bitget spot 1 BTC USDT BTCUSDT')),
  page('www.bitget.com/copy-trading/futures/USDT', 'Copy trading'),

  page('www.gate.com/futures/USDT/BTC_USDT', '', charts('gate perpetual 1 BTC USDT BTC_USDT')),
  page('www.gate.com/ru/futures_trade/USDT/1INCH_USDT', '', charts('gate perpetual 1 1INCH USDT 1INCH_USDT')),
  page('www.gate.com/futures/BTC/BTC_USD', '', charts('gate inverse-perpetual 1 BTC USD BTC_USD')),
  page(
    'www.gate.com/en/futures-delivery/usdt/SOL_USDT_20260710',
    '',
    charts('gate dated 1 SOL USDT SOL_USDT_20260710'),
  ),
  page('www.gate.com/trade/BTC_USDT', '', charts('gate spot 1 BTC USDT BTC_USDT')),
  page('www.gate.com/price', 'Prices'),

  page(
    'app.hyperliquid.xyz/trade/BTC',
    '64,869 | BTC | Hyperliquid',
    charts('hyperliquid perpetual 1 BTC USDC BTC', { price: 64869 }),
  ),
  page(
    'app.hyperliquid.xyz/trade/kPEPE',
    '0.012345 | kPEPE | Hyperliquid',
    charts('hyperliquid perpetual 1000 PEPE USDC kPEPE', { price: 0.012345 }),
  ),
  page(
    'app.hyperliquid.xyz/trade',
    '1,913.3 | ETH | Hyperliquid',
    charts('hyperliquid perpetual 1 ETH USDC ETH', { price: 1913.3 }),
  ),
  page('app.hyperliquid.xyz/trade/BTC', '1,913.3 | ETH | Hyperliquid', UNSETTLED),
  page('app.hyperliquid.xyz/trade/HYPE/USDC', '', charts('hyperliquid spot 1 HYPE USDC HYPE/USDC')),
  page('app.hyperliquid.xyz/trade/xyz:TSLA', '412.3 | xyz:TSLA | Hyperliquid', NO_COIN),
  page('app.hyperliquid.xyz/trade', 'Hyperliquid'),
  page('app.hyperliquid.xyz/portfolio', '64,869 | BTC | Hyperliquid'),

  page(
    'www.deribit.com/futures/BTC-PERPETUAL',
    '',
    charts('deribit inverse-perpetual 1 BTC USD BTC-PERPETUAL'),
  ),
  page(
    'www.deribit.com/futures/BTC_USDC-PERPETUAL',
    '',
    charts('deribit perpetual 1 BTC USDC BTC_USDC-PERPETUAL'),
  ),
  page('www.deribit.com/futures/BTC-26JUN26', '', charts('deribit dated 1 BTC USD BTC-26JUN26')),
  page('www.deribit.com/spot/BTC_USDC', '', charts('deribit spot 1 BTC USDC BTC_USDC')),
  page('www.deribit.com/options/BTC/BTC-27JUN26/BTC-27JUN26-60000-C', '', NO_COIN),
  page('www.deribit.com/statistics/BTC', 'Statistics'),

  page('www.mexc.com/futures/BTC_USDT?type=linear_swap', '', charts('mexc perpetual 1 BTC USDT BTC_USDT')),
  page('futures.mexc.com/ru-RU/exchange/BTC_USD', '', charts('mexc inverse-perpetual 1 BTC USD BTC_USD')),
  page('www.mexc.com/ru-RU/exchange/BTC_USDT', '', charts('mexc spot 1 BTC USDT BTC_USDT')),
  page('www.mexc.com/futures/information/funding_list/BTC_USDT', 'Funding rates'),

  page('blofin.com/futures/BTC-USDT', '', charts('blofin perpetual 1 BTC USDT BTC-USDT')),
  page('blofin.com/futures/BTC-USD', '', charts('blofin inverse-perpetual 1 BTC USD BTC-USD')),
  page('www.blofin.com/spot/BTC-USDT', '', charts('blofin spot 1 BTC USDT BTC-USDT')),
  page('blofin.com/en/copy-trade', 'Copy trade'),

  page('www.coinglass.com/tv/Binance_BTCUSDT', '', charts('binance perpetual 1 BTC USDT BTCUSDT')),
  page('www.coinglass.com/tv/zh/Hyperliquid_BTC-USD', '', charts('hyperliquid perpetual 1 BTC USD BTC-USD')),
  page(
    'www.coinglass.com/tv/zh-TW/Bybit_10000SATSUSDT',
    '',
    charts('bybit perpetual 10000 SATS USDT 10000SATSUSDT'),
  ),
  page('www.coinglass.com/tv/Nowhere_BTCUSDT', '', NO_COIN),
  page('www.coinglass.com/tv/layout/s9', 'Layout'),
  page('www.coinglass.com/currencies/BTC', 'BTC'),

  page(
    `dexscreener.com/ethereum/${POOL}`,
    'PEPE $0.0₅1234 - Pepe / WETH on Ethereum / Uniswap - DEX Screener',
    charts('dexscreener spot 1 PEPE USD PEPE/USD', { price: 0.000001234 }),
  ),
  page(
    `dexscreener.com/ethereum/${POOL}`,
    'WETH $2,345.67 - Wrapped Ether / USDC on Ethereum / Uniswap - DEX Screener',
    charts('dexscreener spot 1 ETH USD WETH/USD', { price: 2345.67 }),
  ),
  page(
    `dexscreener.com/ethereum/${POOL}`,
    '币安人生 $0.12 - Name / WBNB on BSC / PancakeSwap - DEX Screener',
    NO_COIN,
  ),
  page(`dexscreener.com/ethereum/${POOL}`, 'DEX Screener'),
  page('dexscreener.com/new-pairs', 'New pairs - DEX Screener'),
];
