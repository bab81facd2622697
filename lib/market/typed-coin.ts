/** The coin that a typed name means: `btcusdt`, `BTC-USDT-SWAP` and `kPEPE` mean coins as well. */
import { coinUnit } from './coin-unit';

/** A lone `P` is part of the name (`XRP`) unless something parts it from it (`BTCUSDT.P`). */
const MARKET = /^(.+?)([-_/]?(USDT|USDC|USD)(:\w+)?)?([-_.]?(SWAP|PERP|PERPETUAL)|[-_.]P)?$/i;

export function typedCoin(text: string): string {
  const name = text.trim();
  return coinUnit(MARKET.exec(name)?.[1] ?? name).coin;
}
