/** The linear products. A symbol tells its own: `BTCUSDT`, but `BTCPERP` for the one quoted in USDC. */
export type ProductType = 'USDT-FUTURES' | 'USDC-FUTURES';

export const PRODUCT_TYPES: readonly ProductType[] = ['USDT-FUTURES', 'USDC-FUTURES'];

export function productTypeOf(symbol: string): ProductType {
  return symbol.endsWith('USDT') ? 'USDT-FUTURES' : 'USDC-FUTURES';
}
