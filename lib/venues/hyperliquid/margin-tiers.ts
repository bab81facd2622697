/**
 * Margin tiers out of `meta`: each coin names its table, by the notional from which a leverage is the largest; an id below
 * 50 is itself the leverage, at any size. The maintenance margin is half of the initial margin at the tier's largest
 * leverage, with the deduction that makes it continuous (Hyperliquid, "Margin tiers").
 */
import * as v from 'valibot';

import type { MarginTier, MarginTierTable } from '../../liquidation/margin-tiers';
import { wireQuantity } from '../wire-field';
import { META, universe, unlisted } from './universe';
import { read, requireAscending, wireError } from './wire';

const TIERS = `${META}.marginTiers`;
const FLAT_BELOW = 50;

const leverage = v.pipe(v.number(), v.integer('a whole leverage'), v.minValue(1, 'a leverage of at least 1'));
const tier = v.object({ lowerBound: wireQuantity, maxLeverage: leverage });
const table = v.object({ marginTiers: v.pipe(v.array(tier), v.nonEmpty('at least one tier')) });
const id = v.pipe(v.number(), v.integer('the id of a table'), v.minValue(1, 'the id of a table'));
const meta = v.object({ universe, marginTables: v.array(v.looseTuple([id, v.unknown()])) });
/** A coin that names no table has its `maxLeverage` at any size: so in the older form of the answer. */
const coin = v.object({ maxLeverage: leverage, marginTableId: v.nullish(id) });

type Tier = v.InferOutput<typeof tier>;

export function parseMarginTiers(payload: unknown, symbol: string, date: string): MarginTierTable {
  const { universe: coins, marginTables } = read(META, meta, payload);
  const listed = coins.find(({ name, isDelisted }) => name === symbol && isDelisted !== true);
  if (!listed) throw unlisted(META, symbol);
  const { maxLeverage, marginTableId } = read(META, coin, listed);
  const tiers = tiersOf(marginTableId ?? maxLeverage, marginTables);
  return { symbol, date, source: 'Hyperliquid, meta.marginTables', tiers: tiers.map(withMaintenance) };
}

function tiersOf(tableId: number, tables: readonly (readonly unknown[])[]): readonly Tier[] {
  const found = tables.find(([listed]) => listed === tableId);
  if (!found && tableId < FLAT_BELOW) return [{ lowerBound: 0 as Tier['lowerBound'], maxLeverage: tableId }];
  if (!found) throw wireError(META, 'meta.marginTables', `a table ${tableId}`, 'none');
  const { marginTiers } = read(META, table, found[1]);
  requireAscending(TIERS, marginTiers, 'lowerBound', ({ lowerBound }) => lowerBound, [0, Infinity]);
  const lowest = marginTiers[0]?.lowerBound;
  if (lowest !== 0) throw wireError(META, 'meta.marginTiers[0].lowerBound', '0', lowest);
  return marginTiers;
}

function withMaintenance({ lowerBound, maxLeverage }: Tier): MarginTier {
  return { floor: lowerBound, maxLeverage, maintenanceMarginRate: 1 / maxLeverage / 2 };
}
