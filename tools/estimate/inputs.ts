/** Everything the estimate is made from, read from the files that the command line names. */
import type { Bar, MarkBar } from '../../lib/market/bar';
import type { FundingRate } from '../../lib/market/funding';
import type { Heard } from '../../lib/market/heard';
import type { Liquidation } from '../../lib/market/liquidation';
import type { OpenInterest } from '../../lib/market/open-interest';
import { type UnixMs, unixMs } from '../../lib/core/units';
import type { Arguments } from './arguments';
import { readFunding } from './funding';
import { InputError } from './input-error';
import { readKlines, readMarkKlines } from './klines';
import { readLiquidations } from './liquidations';
import { readOpenInterest } from './metrics';
import { withTakerSplit } from './taker-split';
import { readTradeBars } from './trades-file';

/** A series is undefined where no file was named for it. All are ascending. */
export interface Inputs {
  readonly bars: readonly Bar[];
  readonly markBars?: readonly MarkBar[];
  readonly openInterest?: readonly OpenInterest[];
  readonly funding?: readonly FundingRate[];
  readonly liquidations?: readonly Liquidation[];
  /** A recording says nothing of the time before its first order. */
  readonly heard?: readonly Heard[];
}

type Files = Pick<
  Arguments,
  'symbol' | 'klines' | 'mark' | 'metrics' | 'funding' | 'liquidations' | 'trades'
>;

export function readInputs(files: Files): Inputs {
  const { symbol, mark, metrics, funding, liquidations } = files;
  const bars = readBars(files);
  return {
    bars,
    ...(mark.length > 0 && { markBars: readMarkKlines(mark) }),
    ...(metrics.length > 0 && { openInterest: some(readOpenInterest(metrics, symbol), metrics, symbol) }),
    ...(funding.length > 0 && { funding: some(readFunding(funding, symbol), funding, symbol) }),
    ...(liquidations.length > 0 && forcedOrders(readLiquidations(liquidations, symbol), bars)),
  };
}

function forcedOrders(
  liquidations: readonly Liquidation[],
  bars: readonly Bar[],
): Pick<Inputs, 'liquidations' | 'heard'> {
  const [first] = liquidations;
  const last = bars.at(-1);
  const heard =
    first && last
      ? [{ from: first.time, to: unixMs(Math.max(first.time, last.openTime + last.duration)) }]
      : [];
  return { liquidations, heard };
}

function readBars({ klines, trades }: Files): Bar[] {
  const fromTrades = trades.length > 0 ? readTradeBars(trades) : [];
  return klines.length > 0 ? withTakerSplit(readKlines(klines), fromTrades) : fromTrades;
}

/** A file of another symbol would otherwise read as a series that was never published. */
function some<Item>(items: Item[], paths: readonly string[], symbol: string): Item[] {
  if (items.length === 0) throw new InputError(`${paths.join(', ')}: no value of ${symbol}`);
  return items;
}

/** The instants to estimate at: those asked for, or each whole multiple of an interval within the bars. */
export function instants(when: Arguments['when'], bars: readonly Bar[]): UnixMs[] {
  if ('at' in when) return [...when.at];
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return [];
  const times: UnixMs[] = [];
  const end = last.openTime + last.duration;
  for (let k = Math.floor(first.openTime / when.every) + 1; k * when.every <= end; k++) {
    times.push(unixMs(k * when.every));
  }
  return times;
}
