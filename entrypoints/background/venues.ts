import { MINUTE } from '../../lib/core/time';
import { type UnixMs, unixMs } from '../../lib/core/units';
import type { Opening, VenueAccess } from '../../lib/engine/seat';
import type { VenueId } from '../../lib/market/instrument';
import { type BudgetName, venueBudget } from '../../lib/store/budget';
import { createBinance } from '../../lib/venues/binance/client';
import { createBinanceCoinMargined } from '../../lib/venues/binance/coin-margined/client';
import { createBitget } from '../../lib/venues/bitget/client';
import { createBybit } from '../../lib/venues/bybit/client';
import { createDeribit } from '../../lib/venues/deribit/client';
import { createGate } from '../../lib/venues/gate/client';
import { createHyperliquid } from '../../lib/venues/hyperliquid/client';
import { createOkx } from '../../lib/venues/okx/client';
import type { Venue, VenueOptions } from '../../lib/venues/venue';

type Create = (options: VenueOptions) => Venue;

const CREATE: Readonly<Record<VenueId, Create>> = {
  binance: createBinance,
  bybit: createBybit,
  okx: createOkx,
  gate: createGate,
  bitget: createBitget,
  hyperliquid: createHyperliquid,
  deribit: createDeribit,
};

const now = (): UnixMs => unixMs(Date.now());

/** Each venue is opened once and at first need, with what an earlier life of the worker spent and was told. */
export function venueAccess(): (id: VenueId) => VenueAccess {
  const known = new Map<VenueId, VenueAccess>();
  return (id) => {
    let access = known.get(id);
    if (!access) known.set(id, (access = accessTo(id)));
    return access;
  };
}

/** Where coin-margined contracts are asked for by the same calls. */
const WITH_INVERSE: readonly VenueId[] = ['bybit', 'okx', 'deribit'];

function accessTo(id: VenueId): VenueAccess {
  const opening = openingOf(id, CREATE[id]);
  if (WITH_INVERSE.includes(id)) return { id, ...opening, inverse: opening };
  if (id !== 'binance') return { id, ...opening };
  return { id, ...opening, inverse: openingOf('binance-coin-margined', createBinanceCoinMargined) };
}

function openingOf(name: BudgetName, create: Create): Opening {
  const budget = venueBudget(name, MINUTE);
  let banEnd: UnixMs | undefined;
  let opened: Promise<Venue> | undefined;
  const open = async (): Promise<Venue> => {
    const [usedWeight, bannedUntil] = await Promise.all([
      budget.usedWeight(now()),
      budget.bannedUntil(now()),
    ]);
    banEnd = bannedUntil;
    return create({
      now,
      random: Math.random,
      bannedUntil,
      usedWeight,
      onWeight: (used) => void budget.recordWeight(used, now()),
      onBan: (until) => {
        banEnd = until;
        void budget.ban(until);
      },
      onFault: (fault) => console.warn('isobar:', fault.message),
    });
  };
  return {
    open: () =>
      (opened ??= open().catch((error: unknown) => {
        opened = undefined; // asked again by who needs it
        throw error;
      })),
    bannedUntil: () => banEnd,
  };
}
