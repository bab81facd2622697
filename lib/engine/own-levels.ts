/**
 * Where the user's positions of one market stand and would be force-closed: on isolated margin with notional ÷ leverage
 * behind each, on cross margin with the balance that the user names. Prices are brought to the market's own multiple of the
 * coin.
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
import type { VenueLevelView } from '../protocol/risk';
import type { OwnPosition } from '../protocol/settings';
import type { OwnLevelView } from '../protocol/snapshot';
import { positionSize } from '../risk/position-size';
import { type ContractMargin, termsOf } from './contract-margin';

export interface PositionMarket {
  readonly coin: string;
  readonly unit: number;
}

/** `contracts`: in the order of the venues; a position that names none is taken to be held on the first of its kind. */
export function ownLevels(
  positions: readonly OwnPosition[],
  market: PositionMarket,
  contracts: readonly ContractMargin[],
): OwnLevelView[] {
  return positions.flatMap((position, of) =>
    position.coin === market.coin ? [{ of, ...levelOf(position, market, contracts) }] : [],
  );
}

/** Where a position would be force-closed on each venue of its kind; undefined where it names one, or there is but one. */
export function levelsByVenue(
  position: OwnPosition,
  market: PositionMarket,
  contracts: readonly ContractMargin[],
): VenueLevelView[] | undefined {
  const possible = contracts.filter((contract) => holds(contract, position));
  if (position.venue !== undefined || possible.length < 2) return undefined;
  return possible.map((contract) => closingOf(position, market, contract));
}

function levelOf(
  position: OwnPosition,
  market: PositionMarket,
  contracts: readonly ContractMargin[],
): Omit<OwnLevelView, 'of'> {
  const { side, leverage, unit, entry, stop, target, planned } = position;
  const scale = market.unit / unit;
  const contract = contracts.find((other) => holds(other, position));
  return {
    side,
    entry: entry * scale,
    leverage,
    ...(stop !== undefined && { stop: stop * scale }),
    ...(target !== undefined && { target: target * scale }),
    ...(planned && { planned }),
    ...(contract && closingOf(position, market, contract)),
  };
}

function closingOf(position: OwnPosition, market: PositionMarket, contract: ContractMargin): VenueLevelView {
  const { venue } = contract;
  const point = pointOf(position, price(position.entry * (contract.unit / position.unit)), contract);
  if (!point) return { venue };
  return { venue, liquidation: point.price * (market.unit / contract.unit), tier: point.tier + 1 };
}

function holds({ venue, linear }: ContractMargin, position: OwnPosition): boolean {
  const kind = linear !== (position.inverse ?? false);
  return kind && (position.venue === undefined || position.venue === venue);
}

/** `entry`: in the contract's own multiple of the coin. */
function pointOf(
  position: OwnPosition,
  entry: Price,
  contract: ContractMargin,
): LiquidationPoint | undefined {
  const { side, leverage, balance, mode } = position;
  const { linear, unit } = contract;
  const size = positionSize(position);
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
