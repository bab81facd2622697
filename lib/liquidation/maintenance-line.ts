/**
 * The maintenance margin of a position as lines over its value: rate·value - deduction.
 *
 * Rates rise from tier to tier, so a progressive margin is the largest of its tiers' lines; which tier a position is in
 * when it is closed need not be guessed. Where tiers count what price does not change (coins of a linear contract, dollars
 * of an inverse one), and where a tier's rate holds for the whole, there is one line only.
 */
import type { MarginRule } from './margin-rules';
import { type MarginTierTable, deductions, tierIndexAt } from './margin-tiers';

export interface MarginTerms {
  readonly tiers: MarginTierTable;
  readonly rule: MarginRule;
}

export interface MaintenanceLine {
  readonly tier: number;
  /** With the fee of closing. */
  readonly rate: number;
  /** In units of the value. */
  readonly deduction: number;
}

/** `size`: coins if linear, dollars if inverse. `value`: at entry, in the currency of the margin. */
export function maintenanceLines(
  { tiers: table, rule }: MarginTerms,
  linear: boolean,
  { size, value }: { readonly size: number; readonly value: number },
): MaintenanceLine[] {
  const { coinsAt, tiers } = table;
  const byValue = linear === (coinsAt === undefined);
  const scale = coinsAt ?? 1;
  const deducted = deductions(table).map((deduction) => (rule.progressive ? deduction / scale : 0));
  const lines = tiers.map(({ maintenanceMarginRate }, tier) => ({
    tier,
    rate: maintenanceMarginRate + rule.closingFee,
    deduction: deducted[tier]!,
  }));
  if (byValue && rule.progressive) return lines;
  const line = lines[tierIndexAt(table, (byValue ? value : size) * scale)]!;
  return [byValue ? line : { ...line, rate: line.rate - line.deduction / size, deduction: 0 }];
}
