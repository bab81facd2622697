/**
 * What a change of open interest goes with, by the direction of both.
 *
 *   price ↑ OI ↑ new longs lead   price ↑ OI ↓ short covering   price ↓ OI ↑ new shorts lead   price ↓ OI ↓ long unwinding
 *   OI ↑ volume ↑ building   OI ↑ volume ↓ passive, may not hold   OI ↓ volume ↑ unwinding   OI ↓ volume ↓ fading
 *
 * Every new contract has a long and a short: they say which side was the more eager one, not which one was opened.
 */
export type PriceQuadrant = 'new-longs-lead' | 'short-covering' | 'new-shorts-lead' | 'long-unwinding';
export type VolumeQuadrant = 'building' | 'passive' | 'unwinding' | 'fading';

/** In percent: what rounds to 0.0 % is no direction. */
const STILL = 0.05;

export function priceQuadrant(interest: number, price: number): PriceQuadrant | undefined {
  if (isStill(interest) || isStill(price)) return undefined;
  if (interest > 0) return price > 0 ? 'new-longs-lead' : 'new-shorts-lead';
  return price > 0 ? 'short-covering' : 'long-unwinding';
}

export function volumeQuadrant(interest: number, volume: number): VolumeQuadrant | undefined {
  if (isStill(interest) || isStill(volume)) return undefined;
  if (interest > 0) return volume > 0 ? 'building' : 'passive';
  return volume > 0 ? 'unwinding' : 'fading';
}

function isStill(percent: number): boolean {
  return Math.abs(percent) < STILL;
}
