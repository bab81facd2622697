/**
 * Each venue's own numbers. Where the venue prints a position with its liquidation price, that; where it explains only the
 * maintenance margin, a position that has just so much left at the price of the explanation.
 */
import { describe, expect, it } from 'vitest';

import { baseQty, price } from '../core/units';
import type { VenueId } from '../market/instrument';
import { marginTiersOf } from './deribit/margin-tiers';
import { inverseLiquidation, linearLiquidation } from '../liquidation/liquidation-price';
import { MARGIN_RULES } from '../liquidation/margin-rules';
import type { MarginTier, MarginTierTable } from '../liquidation/margin-tiers';

type Row = readonly [floor: number, ratePercent: number];

/** Largest leverages do not enter. */
function terms(venue: VenueId, rows: readonly Row[], coinsAt?: number) {
  const tiers = rows.map(([floor, percent]): MarginTier => {
    return { floor, maxLeverage: 1, maintenanceMarginRate: percent / 100 };
  });
  const table: MarginTierTable = {
    symbol: 'any',
    date: '2026-01-01',
    source: 'documents',
    ...(coinsAt !== undefined && { coinsAt: price(coinsAt) }),
    tiers,
  };
  return { tiers: table, rule: MARGIN_RULES[venue] };
}

describe('on Binance', () => {
  // https://www.binance.com/en/support/faq/b3c689c1f50a44cabb3a84e663b81d93: one account, cross, two positions. What stands
  // behind each is the wallet, less the other's maintenance margin, plus the other's unrealised profit.
  const wallet = 1_535_443.01;

  it('ETHUSDT of the cross example is closed at 1153.26', () => {
    const tiers = terms('binance', [
      [0, 0.5],
      [10_000, 0.65],
      [100_000, 1],
      [500_000, 2],
      [1_000_000, 5],
      [2_000_000, 10],
      [5_000_000, 12.5],
    ]);
    const margin = wallet - 71_200.81144 - 56_354.57;
    const position = { side: 'long', quantity: baseQty(3_683.979), entry: price(1_456.84), margin } as const;
    const point = linearLiquidation(position, tiers);
    expect(point?.price).toBeCloseTo(1_153.26, 2);
    expect(point?.tier).toBe(5);
  });

  it('BTCUSDT of the cross example is closed at 26316.89', () => {
    const tiers = terms('binance', [
      [0, 0.4],
      [50_000, 0.5],
      [250_000, 1],
      [1_000_000, 2.5],
      [10_000_000, 5],
    ]);
    const margin = wallet - 356_512.508 - 448_192.89;
    const position = { side: 'long', quantity: baseQty(109.488), entry: price(32_481.98), margin } as const;
    expect(linearLiquidation(position, tiers)?.price).toBeCloseTo(26_316.89, 2);
  });

  it('the isolated position of “Position Information” is closed at 5930.78', () => {
    // https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/Position-Information-V2: the
    // isolated margin is given with the unrealised profit in it.
    const margin = 15_517.54150468 - 2_316.8342356;
    const position = { side: 'long', quantity: baseQty(20), entry: price(6_563.665), margin } as const;
    const tiers = terms('binance', [
      [0, 0.4],
      [50_000, 0.5],
      [250_000, 1],
    ]);
    expect(linearLiquidation(position, tiers)?.price).toBeCloseTo(5_930.78, 2);
  });

  it('the coin-margined position of ccxt’s recorded answer is closed at 25119.97445760', () => {
    // The answer to https://developers.binance.com/docs/derivatives/coin-margined-futures/trade/rest-api/Position-Information
    // in ccxt 4.5.84: two contracts of 100 USD.
    const position = {
      side: 'long',
      dollars: 200,
      entry: price(37_643.10000021),
      margin: 0.00268058,
    } as const;
    const tiers = terms(
      'binance',
      [
        [0, 0.4],
        [5, 0.5],
      ],
      1,
    );
    expect(inverseLiquidation(position, tiers)?.price).toBeCloseTo(25_119.9744576, 4);
  });
});

describe('on Bybit', () => {
  it('the inverse example is closed where the venue’s formula says', () => {
    // https://www.bybit.com/en/help-center/article/Liquidation-Price-Calculation-under-Isolated-Mode-Unified-Trading-Account
    // (2026-05-27), 60 000 USD from 50 000 at 10x with 0.5 %: size × (1 + MMR) ÷ (size ÷ entry + size ÷ entry ÷ leverage).
    const position = { side: 'long', dollars: 60_000, entry: price(50_000), margin: 0.12 } as const;
    const point = inverseLiquidation(
      position,
      terms(
        'bybit',
        [
          [0, 0.5],
          [150, 1],
        ],
        1,
      ),
    );
    expect(point?.price).toBeCloseTo((60_000 * 1.005) / (1.2 + 0.12), 6);
  });

  it('the tiered maintenance margin takes each rate for its part', () => {
    // https://www.bybit.com/en/help-center/article/Maintenance-Margin-USDT-Contract: 3 500 of XYZUSDT are 1 000 at 2 %, 2.5 %
    // and 3 % each, and 500 at 3.5 %.
    const tiers = terms('bybit', [
      [0, 2],
      [1_000, 2.5],
      [2_000, 3],
      [3_000, 3.5],
      [4_000, 4],
    ]);
    const left = 20 + 25 + 30 + 17.5;
    const position = { side: 'short', quantity: baseQty(100), entry: price(34), margin: left + 100 } as const;
    expect(linearLiquidation(position, tiers)).toMatchObject({
      tier: 3,
      price: expect.closeTo(35, 9) as number,
    });
  });

  it('the older linear example, with the maintenance margin of the entry, is off by less than 0.01 %', () => {
    // https://www.bybit.com/en/help-center/article/Liquidation-Price-USDT-Contract, superseded: 1 BTC from 20 000 at 50x.
    const position = { side: 'long', quantity: baseQty(1), entry: price(20_000), margin: 400 } as const;
    const at = linearLiquidation(position, terms('bybit', [[0, 0.5]]))!.price;
    expect(Math.abs(at / 19_700 - 1)).toBeLessThan(1e-4);
  });
});

it('on OKX the position of “Get positions” is closed at 2352.8497, a tick above the formula', () => {
  // https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-positions: one ETH-USD contract of 10 USD; its maintenance
  // margin of 0.0000311811 ETH is 0.8 %; mgnRatio 11.73 counts a fee of 0.05 % besides.
  const position = { side: 'long', dollars: 10, entry: price(2_566.31), margin: 0.0003896645377994 } as const;
  const at = inverseLiquidation(
    position,
    terms('okx', [
      [0, 0.8],
      [5_000, 1],
    ]),
  )!.price;
  expect(2_352.8496681818233 - at).toBeCloseTo(0.01, 6);
});

it('on Gate the isolated position of ccxt’s recorded answer is closed at 665.69', () => {
  // The answer to https://www.gate.com/docs/developers/apiv4/en/#update-position-margin in ccxt 4.5.84: a contract of 0.01 ETH.
  const position = {
    side: 'long',
    quantity: baseQty(0.01),
    entry: price(1_203.45),
    margin: 5.415925875,
  } as const;
  expect(linearLiquidation(position, terms('gate', [[0, 0.5]]))?.price).toBeCloseTo(665.69, 2);
});

it('on Bitget 3 BTC at 110 000 are closed with the 1 648 USDT left that the venue works out', () => {
  // https://www.bitget.com/support/articles/12560603841952. No document with a position and its price by this rule was found.
  const position = {
    side: 'long',
    quantity: baseQty(3),
    entry: price(111_000),
    margin: 3_000 + 1_648,
  } as const;
  const tiers = terms('bitget', [
    [0, 0.4],
    [200_000, 0.5],
  ]);
  expect(linearLiquidation(position, tiers)).toMatchObject({
    tier: 1,
    price: expect.closeTo(110_000, 6) as number,
  });
});

describe('on Hyperliquid', () => {
  it('the position of “clearinghouseState” is closed at 2866.26936529', () => {
    // https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint/perpetuals: at most 50x, so 1 % to keep;
    // what is used of margin has the unrealised loss in it.
    const position = {
      side: 'long',
      quantity: baseQty(0.0335),
      entry: price(2_986.3),
      margin: 4.967826 + 0.0134,
    } as const;
    expect(linearLiquidation(position, terms('hyperliquid', [[0, 1]]))?.price).toBeCloseTo(2_866.26936529, 4);
  });
});

describe('on Deribit', () => {
  // https://support.deribit.com/hc/en-us/articles/25944738177565-Linear-Perpetual. The documents have no liquidation price.
  it.each([
    ['BTC_USDC-PERPETUAL', 25, 100_000, 28_125],
    ['SOL_USDC-PERPETUAL', 25, 200, 100.625],
  ] as const)('%s: %d coins are closed with the maintenance margin left', (symbol, coins, at, left) => {
    const tiers = marginTiersOf(symbol, price(at * 1.2), '2026-01-01')!;
    const entry = price(at * 1.01);
    const position = {
      side: 'long',
      quantity: baseQty(coins),
      entry,
      margin: coins * at * 0.01 + left,
    } as const;
    const point = linearLiquidation(position, { tiers, rule: MARGIN_RULES.deribit });
    // The chords lie at most 2 % above the venue's parabola there.
    expect(Math.abs(point!.price / at - 1)).toBeLessThan((0.02 * left) / (coins * at));
  });
});
