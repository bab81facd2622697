/** Bybit's limit for an address; each request weighs the same. */
import type { Pace } from '../pace';
import { WEIGHT_IN_WINDOW, WINDOW } from './bans';

/** So that the user's own tabs find room. */
const SHARE = 0.5;
const REQUEST = 5;

export const PACE: Pace = {
  limit: SHARE * WEIGHT_IN_WINDOW,
  window: WINDOW,
  pageWeight: () => REQUEST,
};
