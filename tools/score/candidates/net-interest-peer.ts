/** The peer that opens what open interest rises by, on both sides, and takes a fall for nothing. */
import { peer } from './peer';

export const NET_INTEREST_PEER = peer('net-ΔOI peer', true, () => {
  let before: number | undefined;
  return ({ openInterest }) => {
    const rise = Math.max(0, (openInterest ?? before ?? 0) - (before ?? openInterest ?? 0));
    before = openInterest ?? before;
    return { long: rise, short: rise };
  };
});
