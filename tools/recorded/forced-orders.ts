/** Recorded forced orders, a row each, of Binance's `forceOrder` stream and of OKX's `liquidation-orders` channel. */
import { basename } from 'node:path';

import type { Figure } from '../figures/figure';
import { csvColumns } from '../replay/record-files';
import type { RecordedOrder } from './recording';

const POSITIONS = { long: 0, short: 1 };
const OKX_SWAPS = ['BTC', 'ETH', 'SOL', 'DOGE', 'HYPE'];
const SECOND = 1_000;

export interface RecordedOrders {
  /** Ascending. */
  readonly orders: readonly RecordedOrder[];
  readonly caveats: readonly Figure[];
}

export function binanceOrders(
  files: readonly string[],
  coin: string,
  name: string,
): RecordedOrders | undefined {
  const file = named(files, new RegExp(`^binance_um_${coin}USDT_forceOrder_`));
  if (file === undefined) return undefined;
  const rows = csvColumns(file, ['ts_s', 'liquidated_inferred', 'side_as_stored', 'qty_usd', 'price_p'], {
    liquidated_inferred: POSITIONS,
    side_as_stored: POSITIONS,
  });
  const orders = Array.from(rows.ts_s, (seconds, i): RecordedOrder => {
    const usd = rows.qty_usd[i]!;
    const orderPrice = rows.price_p[i]!;
    return {
      time: seconds * SECOND,
      position: rows.liquidated_inferred[i] === POSITIONS.long ? 'long' : 'short',
      quantity: usd > 0 ? usd / orderPrice : undefined,
      orderPrice,
    };
  });
  const inverted = orders.filter((_, i) => rows.side_as_stored[i] !== rows.liquidated_inferred[i]).length;
  return {
    orders: orders.toSorted((a, b) => a.time - b.time),
    caveats: [
      {
        name: `${name}: rows whose stored side was inverted and is inferred`,
        value: inverted / orders.length,
        unit: 'share',
        n: orders.length,
      },
      ...completeness(name, orders, 'the feed shows the largest order a second'),
    ],
  };
}

export function okxOrders(files: readonly string[], coin: string, name: string): RecordedOrders | undefined {
  const file = named(files, /^okx_swap_liquidations_/);
  if (file === undefined) return undefined;
  const columns = [
    'ts_ms',
    'symbol',
    'liquidated',
    'bkPx',
    'base_qty',
    'notional_usd_corrected',
    'size_usd_as_stored',
  ] as const;
  const symbols = Object.fromEntries(OKX_SWAPS.map((base, i) => [`${base}-USDT-SWAP`, i]));
  const rows = csvColumns(file, columns, { symbol: symbols, liquidated: POSITIONS });
  const own = [...rows.symbol.keys()].filter((i) => rows.symbol[i] === OKX_SWAPS.indexOf(coin));
  const orders = own.map((i): RecordedOrder => ({
    time: rows.ts_ms[i]!,
    position: rows.liquidated[i] === POSITIONS.long ? 'long' : 'short',
    quantity: rows.base_qty[i]!,
    orderPrice: rows.bkPx[i]!,
  }));
  const total = (values: Float64Array): number => own.reduce((sum, i) => sum + values[i]!, 0);
  return {
    orders: orders.toSorted((a, b) => a.time - b.time),
    caveats: [
      {
        name: `${name}: dollars as stored ÷ corrected by the contract's multiplier`,
        value: total(rows.size_usd_as_stored) / total(rows.notional_usd_corrected),
        unit: '×',
        n: orders.length,
      },
      ...completeness(name, orders, 'the channel thins what it shows'),
    ],
  };
}

/** What a sample leaves open: how long it is, and how long it was silent, which no order or no recorder may be behind. */
function completeness(name: string, orders: readonly RecordedOrder[], thinned: string): Figure[] {
  const times = orders.map(({ time }) => time).toSorted((a, b) => a - b);
  const gaps = times.slice(1).map((time, i) => time - times[i]!);
  const hours = ((times.at(-1) ?? NaN) - (times[0] ?? NaN)) / 3_600_000;
  const figure = (what: string, value: number, unit: string): Figure => ({
    name: `${name}: ${what}`,
    value,
    unit,
    n: orders.length,
  });
  return [
    figure(`incomplete sample (${thinned}); it spans`, hours, 'h'),
    figure('longest silence in it', Math.max(...gaps) / 60_000, 'min'),
  ];
}

function named(files: readonly string[], pattern: RegExp): string | undefined {
  return files.find((file) => pattern.test(basename(file)));
}
