/**
 * What each venue asks a position to keep, besides its table of tiers. All of them value the position at the mark price, so
 * that the tier is the one at the liquidation price, except where tiers count contracts, whose number price does not change.
 *
 * - Binance: progressive, without a fee; "if your position, calculated at the liquidation price, is of a different level,
 *   substitute" (www.binance.com/en/support/faq/ceccfcfb4e3a45e3b48b0b1bb1a8ae46).
 * - Bybit: progressive; the fee to close stands on both sides and falls out ("Liquidation Price Calculation under Isolated
 *   Mode", as of 2026-05-27; until then the maintenance margin was that of the value at entry).
 * - OKX: a tier's rate holds for all contracts ("Get position tiers" knows no deduction); taker fee.
 * - Gate: progressive since 2025-07-29; taker fee of 0.075 %.
 * - Bitget: progressive for positions opened since 2025-11-10; taker fee of 0.06 %
 *   (www.bitget.com/support/articles/12560603841952).
 * - Hyperliquid: progressive, without a fee (hyperliquid.gitbook.io/hyperliquid-docs/trading/margin-tiers).
 * - Deribit: no tiers, but a rate that grows with every coin, here as a progressive table; without a fee.
 *
 * Fees are those of an account without any discount. Held against the documents in `venues/documented-liquidation.test`.
 */
import type { VenueId } from '../market/instrument';

export interface MarginRule {
  /** What must be left for the fee of closing, as a fraction of the value. */
  readonly closingFee: number;
  /** Whether a tier's rate holds for what lies above its floor only; else for the whole position. */
  readonly progressive: boolean;
}

const PLAIN: MarginRule = { closingFee: 0, progressive: true };

export const MARGIN_RULES: Readonly<Record<VenueId, MarginRule>> = {
  binance: PLAIN,
  bybit: PLAIN,
  okx: { closingFee: 0.0005, progressive: false },
  gate: { closingFee: 0.00075, progressive: true },
  bitget: { closingFee: 0.0006, progressive: true },
  hyperliquid: PLAIN,
  deribit: PLAIN,
};
