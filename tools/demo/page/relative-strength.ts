import type { UTCTimestamp } from 'lightweight-charts';

import type { Kline } from './market-data';

const PERIOD = 14;

/** RSI with Wilder's smoothing (1978) over 14 bars. */
export function relativeStrength(bars: readonly Kline[]): { time: UTCTimestamp; value: number }[] {
  let gain = 0;
  let loss = 0;
  return bars.flatMap((bar, i) => {
    const change = i === 0 ? 0 : bar.close - bars[i - 1]!.close;
    gain += (Math.max(0, change) - gain) / PERIOD;
    loss += (Math.max(0, -change) - loss) / PERIOD;
    if (i < PERIOD) return [];
    return { time: bar.time, value: loss === 0 ? 100 : 100 - 100 / (1 + gain / loss) };
  });
}
