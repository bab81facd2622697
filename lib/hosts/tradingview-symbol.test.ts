import { describe, expect, test } from 'vitest';

import { NO_COIN, OTHER_QUOTE } from './charted-market';
import { marketOfTradingViewSymbol } from './tradingview-symbol';

function marketOf(symbol: string) {
  const page = marketOfTradingViewSymbol(symbol);
  if (page?.kind !== 'market') return page;
  const { venue, kind, unit, coin, quote } = page.market;
  return `${venue} ${kind} ${unit} ${coin} ${quote}`;
}

describe('TradingView’s symbols', () => {
  test.each([
    ['BINANCE:BTCUSDT.P', 'binance perpetual 1 BTC USDT'],
    ['BINANCE:BTCUSDTPERP', 'binance perpetual 1 BTC USDT'],
    ['BYBIT:BTCUSDT.P', 'bybit perpetual 1 BTC USDT'],
    ['BYBIT:SHIB1000USDT.P', 'bybit perpetual 1000 SHIB USDT'],
    ['BYBIT:BTCUSD.P', 'bybit inverse-perpetual 1 BTC USD'],
    ['DERIBIT:BTCUSD.P', 'deribit inverse-perpetual 1 BTC USD'],
    ['KRAKEN:BTCUSD.PM', 'kraken perpetual 1 BTC USD'],
    ['BITMEX:XBTUSD.P', 'bitmex inverse-perpetual 1 BTC USD'],
    ['OKX:BTCUSDT.P', 'okx perpetual 1 BTC USDT'],
    ['GATEIO:BTCUSDT.P', 'gate perpetual 1 BTC USDT'],
    ['BLOFIN:BTCUSDT.P', 'blofin perpetual 1 BTC USDT'],
    ['HYPERLIQUID:BTCUSDC.P', 'hyperliquid perpetual 1 BTC USDC'],
    ['HYPERLIQUID:BTCUSD.P', 'hyperliquid perpetual 1 BTC USD'],
    ['HYPERLIQUID:KPEPEUSDC.P', 'hyperliquid perpetual 1000 PEPE USDC'],
    ['HYPERLIQUID:KAVAUSDC.P', 'hyperliquid perpetual 1 KAVA USDC'],
    ['BINANCE:BTCUSDU2026', 'binance dated 1 BTC USD'],
    ['BINANCE:BTCUSDTU2026', 'binance dated 1 BTC USDT'],
    ['BINANCE:BTCUSDT', 'binance spot 1 BTC USDT'],
    ['BINANCE:BTCFDUSD', 'binance spot 1 BTC FDUSD'],
    ['BINANCE:1000SATSUSDT', 'binance spot 1000 SATS USDT'],
    ['BITSTAMP:BTCUSD', 'bitstamp spot 1 BTC USD'],
    ['COINBASE:BNBUSD', 'coinbase spot 1 BNB USD'],
    ['COINBASE:DOTUSD', 'coinbase spot 1 DOT USD'],
    ['CRYPTO:BTCUSD', 'crypto spot 1 BTC USD'],
    ['binance:btcusdt.p', 'binance perpetual 1 BTC USDT'],
    ['BTCUSDT', ' spot 1 BTC USDT'],
    ['BTCUSDT.P', ' perpetual 1 BTC USDT'],
  ])('%s is %s', (symbol, market) => {
    expect(marketOf(symbol)).toBe(market);
  });

  test('the name is the ticker as TradingView writes it', () => {
    expect(marketOfTradingViewSymbol('HYPERLIQUID:KPEPEUSDC.P')).toMatchObject({
      market: { name: 'KPEPEUSDC.P' },
    });
  });

  test.each([
    'CME:BTC1!',
    'CRYPTOCAP:TOTAL',
    'CRYPTOCAP:BTC.D',
    'INDEX:BTCUSD',
    'NASDAQ:AAPL',
    'FX:EURUSD',
    'OANDA:XAUUSD',
    'EURUSD',
    'XAUUSD',
    'AAPL',
    'BINANCE:ETHUSDT/BINANCE:BTCUSDT',
    '1/BINANCE:BTCUSDT',
    'BINANCE:BTCUSDT.P_OI',
    'BINANCE:USDT',
    'DERIBIT:BTC-27JUN26-60000-C',
  ])('%s is no coin’s price', (symbol) => {
    expect(marketOf(symbol)).toEqual(NO_COIN);
  });

  test.each(['BINANCE:ETHBTC', 'KRAKEN:BTCEUR', 'UPBIT:BTCKRW', 'BTCEUR'])(
    '%s is not in dollars',
    (symbol) => {
      expect([NO_COIN, OTHER_QUOTE]).toContainEqual(marketOf(symbol));
    },
  );

  test('a coin priced in another coin is told apart from what is no coin', () => {
    expect(marketOf('BINANCE:ETHBTC')).toEqual(OTHER_QUOTE);
  });

  test('no symbol is nothing', () => {
    expect(marketOfTradingViewSymbol('')).toBeUndefined();
  });
});
