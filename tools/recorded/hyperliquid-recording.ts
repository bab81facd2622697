/** Hyperliquid's BTC perpetual: every trade with its taker, and each minute's mark and open interest; no forced orders. */
import { HOUR } from '../../lib/core/time';
import { DEFAULT_ASSUMPTIONS } from '../../lib/liquidation/assumptions';
import { ContextRecord } from '../replay/context-record';
import { isHyperliquid, readHyperliquid } from '../replay/hyperliquid-record';
import { TradeTape } from '../replay/trade-tape';
import { publicSeries } from './public-series';
import type { Recording } from './recording';

const BAR = 300_000;

export function hyperliquidRecordings(files: readonly string[], directory: string): Recording[] {
  if (!isHyperliquid(files)) return [];
  const { trades, context } = readHyperliquid(files, directory);
  const tape = new TradeTape(trades);
  const states = new ContextRecord(context, HOUR);
  const name = 'Hyperliquid BTC, every trade';
  return [
    {
      name,
      venue: 'hyperliquid',
      coin: 'BTC',
      assumptions: DEFAULT_ASSUMPTIONS,
      feed: 'none',
      bars: publicSeries({
        bars: tape.bars(BAR, tape.from, tape.to, tape.to),
        duration: BAR,
        marks: states.markBars(BAR, tape.from, tape.to, tape.to),
        openInterest: states.openInterest(BAR, tape.from, tape.to),
      }),
      orders: [],
      caveats: [
        {
          name: `${name}: longest stretch without a trade (no ids tell what was lost in it)`,
          value: longestGap(trades.time) / 60_000,
          unit: 'min',
          n: trades.time.length,
        },
      ],
    },
  ];
}

function longestGap(times: Float64Array): number {
  let longest = 0;
  for (let i = 1; i < times.length; i++) longest = Math.max(longest, times[i]! - times[i - 1]!);
  return longest;
}
