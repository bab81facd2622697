/** Who is crowded in the guide's worked example: shorts have paid for three days while open interest rose by 15 %. */
import type { CrowdingView } from '../../lib/protocol/crowding';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Course {
  /** Ascending; the newest is the last. */
  readonly times: readonly number[];
  readonly closes: readonly (number | null)[];
  readonly openInterest: readonly (number | null)[];
}

export function crowdingFixture(now: number, { times, closes, openInterest }: Course): CrowdingView {
  const last = Math.floor(now / (8 * HOUR)) * 8 * HOUR;
  const stamps = Array.from({ length: 90 }, (_, i) => last - (89 - i) * 8 * HOUR);
  const course = (shift: number) =>
    stamps.map(
      (_, i) => shift + (i < 80 ? 0.00006 + 0.00008 * Math.sin(i / 3) : -0.00005 - 0.000004 * (i - 80)),
    );
  const read = (shift: number, percentile: number) => ({
    realised: -0.00009 + shift,
    predicted: -0.0001 + shift,
    standing: { percentile, span: 90 * DAY },
    robustZ: -1.9,
    persistence: { mean: -0.00007 + shift, side: 'short' as const, share: 0.89, persistent: true },
  });
  const scaled = (by: number) => openInterest.map((value) => (value === null ? null : value * by));
  const known = { inSum: true, published: true, since: now - 7 * DAY };
  return {
    funding: {
      times: stamps,
      line: course(0),
      weighted: read(0, 6),
      clockAhead: 0,
      venues: [
        {
          venue: 'binance',
          symbol: 'BTCUSDT',
          ...read(0.000004, 7),
          intervalHours: 8,
          next: last + 8 * HOUR,
          line: course(0.000004),
        },
        {
          venue: 'hyperliquid',
          symbol: 'BTC',
          ...read(-0.000012, 4),
          intervalHours: 1,
          next: Math.floor(now / HOUR) * HOUR + HOUR,
          line: course(-0.000012),
        },
        {
          venue: 'deribit',
          symbol: 'BTC_USDC-PERPETUAL',
          ...read(0.00001, 9),
          intervalHours: 8,
          line: course(0.00001),
        },
      ],
    },
    openInterest: {
      times: [...times],
      line: [...openInterest],
      prices: [...closes],
      standing: { percentile: 93, span: 7 * DAY },
      changes: [
        {
          hours: 24,
          percent: 4.1,
          quantity: 3_310,
          usd: 198e6,
          standing: { percentile: 88, span: 6 * DAY },
          price: -1.2,
          volume: 22,
          withPrice: 'new-shorts-lead',
          withVolume: 'building',
        },
        {
          hours: 72,
          percent: 15.2,
          quantity: 11_100,
          usd: 702e6,
          price: -2.9,
          volume: -8,
          withPrice: 'new-shorts-lead',
          withVolume: 'passive',
        },
      ],
      venues: [
        {
          venue: 'binance',
          symbol: 'BTCUSDT',
          quantity: 60_000,
          usd: 4.04e9,
          change: 4.4,
          ...known,
          glitches: { count: 1, newest: now - 9 * HOUR },
          line: scaled(0.71),
        },
        {
          venue: 'hyperliquid',
          symbol: 'BTC',
          quantity: 24_120,
          usd: 1.63e9,
          ...known,
          published: false,
          inSum: false,
          since: now - 3 * HOUR,
          line: scaled(0.29),
        },
      ],
    },
    accounts: [
      { venue: 'bybit', symbol: 'BTCUSDT', of: 'accounts', ratio: 0.82, time: last, before: 1.04 },
      { venue: 'bitget', symbol: 'BTCUSDT', of: 'top-accounts', ratio: 1.31, time: last },
    ],
  };
}
