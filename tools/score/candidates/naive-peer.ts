/** The naive peer: all of a bar's volume opens positions, half long, half short. */
import { peer } from './peer';

const halves = () => (bar: { readonly volume: number }) => ({ long: bar.volume / 2, short: bar.volume / 2 });

export const NAIVE_PEER = peer('naive peer', false, halves);
export const NAIVE_PEER_WITH_REMOVAL = peer('naive peer + removal', true, halves);
