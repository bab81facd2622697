/**
 * `GET /api/v5/public/instruments?instType=SWAP` (OKX, "Get instruments"). A contract is worth ctVal × ctMult of ctValCcy:
 * 0.01 BTC of BTC-USDT-SWAP, 100 USD of BTC-USD-SWAP. Sizes of orders count contracts, and may have decimals.
 */
import * as v from 'valibot';

import type { Instrument } from '../../market/instrument';
import { WireError } from '../wire-error';
import { wirePrice } from '../wire-field';
import { positive } from './okx-field';
import { read, wireError } from './wire';

export const INSTRUMENTS = 'api/v5/public/instruments';

const list = v.array(
  v.looseObject({ instId: v.string(), state: v.string(), ctType: v.string(), settleCcy: v.string() }),
);

const swap = v.object({
  instId: v.string(),
  uly: v.pipe(v.string(), v.regex(/^[^-]+-[^-]+$/, 'an underlying such as BTC-USDT')),
  ctType: v.picklist(['linear', 'inverse']),
  settleCcy: v.string(),
  ctVal: positive,
  ctMult: positive,
  ctValCcy: v.string(),
  tickSz: wirePrice,
  lotSz: positive,
});

/**
 * Those that are traded now, whose margin is their quote (USDT, USDC) or their base; left out are those settled in a third
 * currency, such as BTC-USD_UM-SWAP. A contract that does not hold is left out, and said.
 */
export function parseInstruments(payload: unknown, onFault: (fault: WireError) => void): Instrument[] {
  const live = read(INSTRUMENTS, list, payload).filter(({ state }) => state === 'live');
  return live.flatMap((listed) => {
    try {
      const instrument = instrumentOf(listed);
      return instrument ? [instrument] : [];
    } catch (fault) {
      if (!(fault instanceof WireError)) throw fault;
      onFault(fault);
      return [];
    }
  });
}

function instrumentOf(listed: unknown): Instrument | undefined {
  const { instId, uly, ctType, settleCcy, ctVal, ctMult, ctValCcy, tickSz, lotSz } = read(
    INSTRUMENTS,
    swap,
    listed,
  );
  const [base = '', quote = ''] = uly.split('-');
  const linear = ctType === 'linear';
  if (settleCcy !== (linear ? quote : base)) return undefined;
  const worthIn = linear ? base : quote;
  if (ctValCcy !== worthIn) throw wireError(INSTRUMENTS, 'instruments.ctValCcy', worthIn, ctValCcy);
  const contractSize = ctVal * ctMult;
  return {
    venue: 'okx',
    symbol: instId,
    base,
    quote,
    linear,
    contractSize,
    tickSize: tickSz,
    stepSize: lotSz * contractSize,
  };
}
