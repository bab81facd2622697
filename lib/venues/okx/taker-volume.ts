/**
 * What takers sold and bought: `GET /api/v5/rubik/stat/taker-volume-contract` with `unit=0`, in coins: [ts, sellVol, buyVol]
 * (OKX, "Get contract taker volume"). It is counted apart from the candles, so it is the share that is taken from it.
 */
import * as v from 'valibot';

import { baseQty } from '../../core/units';
import type { Bar } from '../../market/bar';
import { wireQuantity } from '../wire-field';
import { textTime } from './okx-field';
import { type AskedPeriods, parsePeriods } from './statistics';

export const TAKER_VOLUME = 'api/v5/rubik/stat/taker-volume-contract';

/** By how much its sum may differ from the volume; else it is not, or not yet, about the same trades. */
const TOLERANCE = 0.05;

const page = v.array(v.looseTuple([textTime, wireQuantity, wireQuantity]));

export interface TakerVolume {
  readonly openTime: number;
  readonly sell: number;
  readonly buy: number;
}

export function parseTakerVolume(payload: unknown, asked: AskedPeriods): TakerVolume[] {
  const { rows } = parsePeriods(TAKER_VOLUME, page, ['ts', 'sellVol', 'buyVol'], payload, asked);
  return rows.map(([openTime, sell, buy]) => ({ openTime, sell, buy }));
}

export function withTakerSplit(bars: readonly Bar[], volumes: readonly TakerVolume[]): Bar[] {
  const byTime = new Map(volumes.map((volume) => [volume.openTime, volume]));
  return bars.map((bar) => {
    const taken = byTime.get(bar.openTime);
    const sum = taken ? taken.sell + taken.buy : 0;
    if (!taken || Math.abs(sum - bar.volume) > TOLERANCE * bar.volume) return bar;
    return { ...bar, takerBuy: baseQty(sum > 0 ? bar.volume * (taken.buy / sum) : 0) };
  });
}
