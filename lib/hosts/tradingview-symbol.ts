/**
 * TradingView's symbols: `BINANCE:BTCUSDT` is spot, `BYBIT:BTCUSDT.P` a perpetual, `BYBIT:BTCUSD.P` an inverse one,
 * `KRAKEN:BTCUSD.PM` one that is settled in dollars, `BINANCE:BTCUSDU2026` dated. Ratios and sums of symbols, shares,
 * indices (`CRYPTOCAP:TOTAL`, `INDEX:BTCUSD`) and the futures of other exchanges (`CME:BTC1!`) are no coin's price.
 */
import { NO_COIN, type PageMarket } from './charted-market';
import { listedMarket } from './contract-name';

const SYMBOL = /^(?:([A-Z0-9_]{1,20}):)?([A-Z0-9]{2,34})(\.PM?)?$/;

/** Crypto exchanges, as TradingView names them. `CRYPTO` is its own price of a coin, over several of them. */
const EXCHANGES = new Set(
  (
    'BINANCE BINANCEUS BYBIT OKX BITGET GATE HYPERLIQUID DERIBIT MEXC BLOFIN COINBASE CRYPTO BITSTAMP KRAKEN ' +
    'BITFINEX KUCOIN HTX BITMEX GEMINI CRYPTOCOM PHEMEX BINGX WHITEBIT POLONIEX COINEX BITMART BITRUE LBANK DYDX'
  ).split(' '),
);
const RENAMED: Readonly<Record<string, string>> = { GATEIO: 'GATE', OKEX: 'OKX', HUOBI: 'HTX' };

/** What is priced in dollars elsewhere too: without an exchange, such a ticker says nothing of a coin. */
const CURRENCIES = new Set(
  'EUR GBP TRY BRL JPY KRW AUD NZD UAH RUB PLN ARS MXN ZAR IDR CHF CAD INR CZK SEK NOK CNH SGD HKD XAU XAG XPT XPD'.split(
    ' ',
  ),
);

/** TradingView has no small letters: these are Hyperliquid's `kPEPE` and its like. */
const KILO = /^K(?=(?:BONK|DOGS|FLOKI|LUNC|NEIRO|PEPE|SHIB)USD)/;

function venueOf(exchange: string | undefined): string | undefined {
  if (exchange === undefined) return '';
  const name = Object.hasOwn(RENAMED, exchange) ? RENAMED[exchange]! : exchange;
  return EXCHANGES.has(name) ? name.toLowerCase() : undefined;
}

function tickerMarket(venue: string, ticker: string, suffix: string): PageMarket {
  const name = venue === 'hyperliquid' ? ticker.replace(KILO, 'k') : ticker;
  const found = listedMarket(name, { venue, kind: suffix === '' ? 'spot' : 'perpetual' });
  if (found.kind !== 'market') return found;
  if (venue === '' && CURRENCIES.has(found.market.coin)) return NO_COIN;
  const kind = suffix === '.PM' ? 'perpetual' : found.market.kind;
  return { kind: 'market', market: { ...found.market, kind, name: ticker + suffix } };
}

/** Undefined: there is no symbol. Without an exchange, as in a page's title, the venue is ''. */
export function marketOfTradingViewSymbol(symbol: string): PageMarket | undefined {
  if (symbol === '') return undefined;
  const [, exchange, ticker, suffix] = SYMBOL.exec(symbol.slice(0, 80).toUpperCase()) ?? [];
  const venue = venueOf(exchange);
  if (venue === undefined || ticker === undefined) return NO_COIN;
  return tickerMarket(venue, ticker, suffix ?? '');
}
