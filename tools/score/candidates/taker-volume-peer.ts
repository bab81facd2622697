/** The peer that takes every taker buy for an opened long and every taker sell for an opened short. */
import { peer } from './peer';

export const TAKER_VOLUME_PEER = peer(
  'taker-volume peer',
  true,
  () =>
    ({ volume, takerBuy = volume / 2 }) => ({
      long: takerBuy,
      short: volume - takerBuy,
    }),
);
