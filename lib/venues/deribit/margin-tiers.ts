/**
 * The venue has no tiers: its rates grow with every coin of a position. Of a position of s coins
 * initial = i + g·s, maintenance = m + g·s, as fractions of notional (Deribit, "11 January 2022" for the inverse perpetuals,
 * "Linear Perpetual" for those in USDC). So the margin of a notional N at a price p is m·N + g·N²/p, a parabola; here it is
 * cut into chords that meet it at each floor, and lie between two at most 11 % above it, and under 2 % for positions of a few coins.
 */
import type { Price } from '../../core/units';
import type { MarginTierTable } from '../../liquidation/margin-tiers';

interface Rule {
  readonly initial: number;
  readonly maintenance: number;
  /** A coin. */
  readonly growth: number;
  readonly source: string;
}

const INVERSE = 'Deribit, margin changes of 11 January 2022, in chords';
const LINEAR = 'Deribit, Linear Perpetual, in chords';
const BTC = { initial: 0.02, maintenance: 0.01, growth: 0.00005 };

/** Those that the venue has written down for strangers; the others can be asked for with an account only. */
const RULES: ReadonlyMap<string, Rule> = new Map([
  ['BTC-PERPETUAL', { ...BTC, source: INVERSE }],
  ['ETH-PERPETUAL', { initial: 0.02, maintenance: 0.01, growth: 0.000004, source: INVERSE }],
  ['BTC_USDC-PERPETUAL', { ...BTC, source: LINEAR }],
  ['SOL_USDC-PERPETUAL', { initial: 0.04, maintenance: 0.02, growth: 0.000005, source: LINEAR }],
]);

/** Where the chords meet the parabola, in sizes at which the maintenance rate has doubled; the last chord goes on. */
const JOINTS = [0, 1 / 64, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8];

export function hasMarginRule(symbol: string): boolean {
  return RULES.has(symbol);
}

/** At today's price: the floors are notionals, the venue's rule counts coins. */
export function marginTiersOf(symbol: string, mark: Price, date: string): MarginTierTable | undefined {
  const rule = RULES.get(symbol);
  if (!rule) return undefined;
  const { initial, maintenance, growth, source } = rule;
  const coins = JOINTS.map((joint) => (joint * maintenance) / growth);
  const tiers = coins.slice(0, -1).map((floor, index) => ({
    floor: floor * mark,
    maxLeverage: 1 / (initial + growth * floor),
    maintenanceMarginRate: maintenance + growth * (floor + coins[index + 1]!),
  }));
  return { symbol, date, source, coinsAt: mark, tiers };
}
