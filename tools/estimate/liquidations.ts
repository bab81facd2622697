/** Forced orders from Binance's `liquidationSnapshot` files or from a recording with time, side, quantity and price. */
import { baseQty, price } from '../../lib/core/units';
import type { Liquidation } from '../../lib/market/liquidation';
import { type Layout, readRows, type Row } from './table';
import { readTextFiles } from './text-file';

type Field = 'time' | 'symbol' | 'side' | 'original' | 'filled' | 'usd' | 'price' | 'averagePrice';

const LAYOUT: Layout<Field> = {
  time: { names: ['time', 'timestamp', 'ts', 'ts_ms', 'ts_s', 't', 'date'], at: 0 },
  symbol: { names: ['symbol'] },
  side: { names: ['side', 'order_side', 'order_side_inferred'], at: 1 },
  original: { names: ['original_quantity', 'quantity', 'qty', 'size', 'base_qty'], at: 4 },
  price: { names: ['price', 'price_p', 'order_price'], at: 5 },
  averagePrice: { names: ['average_price', 'fill_price'], at: 6 },
  filled: { names: ['accumulated_fill_quantity'], at: 9 },
  usd: { names: ['qty_usd', 'usd'] },
};

/** Orders whose size was not recorded are left out: they would count as nothing. */
export function readLiquidations(paths: readonly string[], symbol: string): Liquidation[] {
  const found: Liquidation[] = [];
  for (const file of paths.flatMap(readTextFiles)) {
    for (const row of readRows(file, LAYOUT, ['time', 'side', 'price'])) {
      const liquidation = (row.text('symbol') ?? symbol) === symbol ? read(row) : undefined;
      if (liquidation) found.push(liquidation);
    }
  }
  return found.sort((a, b) => a.time - b.time);
}

function read(row: Row<Field>): Liquidation | undefined {
  const orderPrice = row.positive('price');
  const dollars = row.atLeastZero('usd');
  const quantity =
    row.atLeastZero('filled') || row.atLeastZero('original') || (dollars && dollars / orderPrice);
  const fillPrice = row.atLeastZero('averagePrice');
  if (!quantity) return undefined;
  return {
    time: row.time('time'),
    position: positionOf(row),
    quantity: baseQty(quantity),
    ...(fillPrice && { fillPrice: price(fillPrice) }),
    orderPrice: price(orderPrice),
  };
}

function positionOf(row: Row<Field>): Liquidation['position'] {
  switch (row.text('side')?.toUpperCase()) {
    case 'SELL':
      return 'long';
    case 'BUY':
      return 'short';
    default:
      throw row.bad('side', 'SELL or BUY');
  }
}
