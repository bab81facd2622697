/**
 * Streams one symbol until aborted: connects, waits for the venue to confirm each channel, watches for silence, redials.
 * A browser never reports a half-open socket, and ccxt takes every socket in a browser for alive; so silence is measured
 * on the data.
 */
import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';

import { backoff } from '../backoff';
import { sleep } from '../sleep';
import { type RelayOptions, relay } from './relay';

export async function live<Exchange extends CcxtExchange>(
  options: RelayOptions<Exchange>,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  let quietConnections = 0;
  while (!signal.aborted) {
    const { last, reason } = await relay(options, quietConnections, signal);
    if (signal.aborted) return;
    for (const channel of options.dialect.channels) options.sink.status(channel, 'lost', reason);
    failures = last.confirmed.size > 0 ? 1 : failures + 1;
    quietConnections = last.traded ? 0 : quietConnections + 1;
    await sleep(backoff(failures, options.random), signal).catch(() => undefined);
  }
}
