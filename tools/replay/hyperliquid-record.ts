import { basename } from 'node:path';

import type { ContextColumns } from './context-record';
import { jsonColumns } from './record-files';
import { RecordError } from './record-error';
import type { TradeColumns } from './trade-tape';

/**
 * Recordings of Hyperliquid's BTC perpetual, a file a day: `trades_BTC_<day>.jsonl.gz` (`ts`, `px`, `sz`, `side`: B is
 * a taker who bought, A one who sold) and `ctx_BTC_<day>.jsonl.gz` (`ts`, `mark`, `oracle`, `oi`, `funding` an hour).
 * `oi` counts both sides of a contract: as it stands its change exceeds the volume traded in 226 of 4267 quarters of an
 * hour of 2026-06-12 … 14, halved in none. Here each contract counts once.
 */
interface HyperliquidRecord {
  readonly trades: TradeColumns;
  readonly context: ContextColumns;
}

const BUYER_IS_MAKER = { A: 1, B: 0 };
const TRADES = /^trades_BTC_\d{8}\.jsonl(\.gz)?$/;
const CONTEXT = /^ctx_BTC_\d{8}\.jsonl(\.gz)?$/;

export function isHyperliquid(files: readonly string[]): boolean {
  return files.some((file) => TRADES.test(basename(file)));
}

export function readHyperliquid(files: readonly string[], directory: string): HyperliquidRecord {
  const trades = chosen(files, TRADES, directory).map((file) =>
    jsonColumns(file, ['ts', 'px', 'sz', 'side'], { side: BUYER_IS_MAKER }),
  );
  const context = chosen(files, CONTEXT, directory).map((file) =>
    jsonColumns(file, ['ts', 'mark', 'oracle', 'oi', 'funding']),
  );
  // The recorder wrote a few lines late, so that the order of lines is not that of time.
  const tradeOrder = orderOf(joined(trades, 'ts'));
  const contextOrder = orderOf(joined(context, 'ts'));
  return {
    trades: {
      time: ordered(joined(trades, 'ts'), tradeOrder),
      price: ordered(joined(trades, 'px'), tradeOrder),
      quantity: ordered(joined(trades, 'sz'), tradeOrder),
      buyerIsMaker: Uint8Array.from(ordered(joined(trades, 'side'), tradeOrder)),
    },
    context: {
      time: ordered(joined(context, 'ts'), contextOrder),
      mark: ordered(joined(context, 'mark'), contextOrder),
      index: ordered(joined(context, 'oracle'), contextOrder),
      openInterest: ordered(joined(context, 'oi'), contextOrder).map((bothSides) => bothSides / 2),
      funding: ordered(joined(context, 'funding'), contextOrder),
    },
  };
}

function chosen(files: readonly string[], pattern: RegExp, directory: string): string[] {
  const found = files.filter((file) => pattern.test(basename(file)));
  if (found.length === 0) throw new RecordError(directory, `no file fits ${pattern.source}`);
  return found;
}

function joined<Name extends string>(parts: readonly Record<Name, Float64Array>[], name: Name): Float64Array {
  const all = new Float64Array(parts.reduce((total, part) => total + part[name].length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part[name], place);
    place += part[name].length;
  }
  return all;
}

/** Places by time; equal times stay in the order of the lines. */
function orderOf(time: Float64Array): Uint32Array {
  return Uint32Array.from(time, (_, i) => i).sort((a, b) => time[a]! - time[b]! || a - b);
}

function ordered(values: Float64Array, order: Uint32Array): Float64Array {
  return Float64Array.from(order, (place) => values[place]!);
}
