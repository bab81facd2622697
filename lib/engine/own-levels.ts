/**
 * Where the user's positions of one market would be force-closed: on isolated margin with notional ÷ leverage behind each,
 * on cross margin with the balance that the user names. Entries are brought to the market's own multiple of the coin.
 *
 * The size picks the margin tier. Where it is not given the lowest tier holds, in which the liquidation price is the same
 * multiple of the entry at every size; larger positions are closed earlier.
 */
import { type Price, baseQty, price } from '../core/units';
import {
  type LiquidationPoint,
  inverseLiquidation,
  linearLiquidation,
} from '../liquidation/liquidation-price';
import type { MarginTerms } from '../liquidation/maintenance-line';
import type { OwnPosition } from '../protocol/settings';
import type { OwnLevelView } from '../protocol/snapshot';
import { type ContractMargin, termsOf } from './contract-margin';

interface Market {
  readonly coin: string;
  readonly unit: number;
}

/** `contracts`: in the order of the venues; a position that names none is taken to be held on the first of its kind. */
export function ownLevels(
  positions: readonly OwnPosition[],
  market: Market,
  contracts: readonly ContractMargin[],
): OwnLevelView[] {
  return positions.flatMap((position, of) =>
    position.coin === market.coin ? [{ of, ...levelOf(position, market, contracts) }] : [],
  );
}

function levelOf(
  position: OwnPosition,
  market: Market,
  contracts: readonly ContractMargin[],
): Omit<OwnLevelView, 'of'> {
  const { side, leverage, unit, entry: given } = position;
  const entry = given * (market.unit / unit);
  const contract = contracts.find((other) => holds(other, position));
  if (!contract) return { side, entry, leverage };
  const { venue } = contract;
  const point = pointOf(position, price(given * (contract.unit / unit)), contract);
  if (!point) return { side, entry, leverage, venue };
  const liquidation = point.price * (market.unit / contract.unit);
  return { side, entry, leverage, venue, liquidation, tier: point.tier + 1 };
}

function holds({ venue, linear }: ContractMargin, position: OwnPosition): boolean {
  const kind = linear !== (position.inverse ?? false);
  return kind && (position.venue === undefined || position.venue === venue);
}

/** `entry`: in the contract's own multiple of the coin. */
function pointOf(
  { side, leverage, size, balance, mode }: OwnPosition,
  entry: Price,
  contract: ContractMargin,
): LiquidationPoint | undefined {
  const { linear, unit } = contract;
  const terms = size === undefined ? lowestTier(termsOf(contract)) : termsOf(contract);
  const held = size ?? 1;
  const quantity = baseQty(linear ? held / unit : 0);
  const value = linear ? quantity * entry : held / entry;
  const margin = mode === 'cross' ? balance : value / leverage;
  if (margin === undefined) return undefined;
  return linear
    ? linearLiquidation({ side, quantity, entry, margin }, terms)
    : inverseLiquidation({ side, dollars: held, entry, margin }, terms);
}

function lowestTier({ tiers, rule }: MarginTerms): MarginTerms {
  return { tiers: { ...tiers, tiers: tiers.tiers.slice(0, 1) }, rule };
}
