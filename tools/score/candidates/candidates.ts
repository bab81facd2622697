/** Everything that is scored, ours first. */
import { BOUND } from './bound';
import type { Candidate } from './candidate';
import { ABLATIONS, ISOBAR } from './isobar';
import { NAIVE_PEER, NAIVE_PEER_WITH_REMOVAL } from './naive-peer';
import { NET_INTEREST_PEER } from './net-interest-peer';
import { STATIC_LADDER } from './static-ladder';
import { TAKER_VOLUME_PEER } from './taker-volume-peer';
import { TEMPLATE } from './template';
import { UNIFORM } from './uniform';

export const CANDIDATES: readonly Candidate[] = [
  ISOBAR,
  UNIFORM,
  TEMPLATE,
  STATIC_LADDER,
  NAIVE_PEER,
  NAIVE_PEER_WITH_REMOVAL,
  TAKER_VOLUME_PEER,
  NET_INTEREST_PEER,
  ...ABLATIONS,
  BOUND,
];
