/** Deribit's limit: a request a page. */
import { SECOND } from '../../core/time';
import { millis } from '../../core/units';
import type { Pace } from '../pace';

export const PACE: Pace = {
  /** An account may ask 20 times a second; what strangers may is not said, and the user's own tabs ask too. */
  limit: 20,
  window: millis(2 * SECOND),
  pageWeight: () => 1,
};
