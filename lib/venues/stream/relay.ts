/**
 * Sockets that take over from one another, so that the end of one at the venue's own hour is no loss: well before it the
 * next one is dialled, and leads once it has confirmed every channel. What fails on the way is tried again, while the old
 * one still lives.
 */
import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';

import { sleep } from '../sleep';
import { Connection, type ConnectionOptions } from './connection';

/** Of its lifetime a socket is used 0.8 to 0.9, so that many clients do not dial at once and a failure leaves time. */
const USED = 0.8;
const SPREAD = 0.1;
/** Of the lifetime, until the next attempt. */
const RETRY = 0.01;

export interface RelayOptions<Exchange extends CcxtExchange> extends ConnectionOptions<Exchange> {
  readonly random: () => number;
}

export interface Loss<Exchange extends CcxtExchange> {
  readonly last: Connection<Exchange>;
  readonly reason: string;
}

/** Resolves when the stream is lost, with the socket that led last. */
export async function relay<Exchange extends CcxtExchange>(
  options: RelayOptions<Exchange>,
  quietConnections: number,
  signal: AbortSignal,
): Promise<Loss<Exchange>> {
  const dialled = (): Dialled<Exchange> => dial(options, quietConnections, signal);
  let leader = dialled();
  leader.connection.lead();
  for (;;) {
    const next = await successorTo(leader, options, dialled);
    if (!next) return { last: leader.connection, reason: await leader.lost };
    next.connection.lead();
    leader.connection.hangUp('relieved');
    leader = next;
  }
}

interface Dialled<Exchange extends CcxtExchange> {
  readonly connection: Connection<Exchange>;
  readonly lost: Promise<string>;
}

function dial<Exchange extends CcxtExchange>(
  options: RelayOptions<Exchange>,
  quietConnections: number,
  signal: AbortSignal,
): Dialled<Exchange> {
  const connection = new Connection(options, quietConnections);
  return { connection, lost: connection.run(signal) };
}

/** The socket that takes over from one whose time is nearly up; undefined when that one was lost before. */
async function successorTo<Exchange extends CcxtExchange>(
  leader: Dialled<Exchange>,
  { dialect, random }: RelayOptions<Exchange>,
  dialled: () => Dialled<Exchange>,
): Promise<Dialled<Exchange> | undefined> {
  const { lifetime } = dialect;
  if (lifetime === undefined) return leader.lost.then(() => undefined);
  const ended = new AbortController();
  const lost = leader.lost.then(() => ended.abort());
  let wait = lifetime * (USED + SPREAD * random());
  while (!ended.signal.aborted) {
    await sleep(wait, ended.signal).catch(() => undefined);
    if (ended.signal.aborted) break;
    const next = dialled();
    const isComplete = await Promise.race([
      next.connection.complete.then(() => true),
      next.lost.then(() => false),
      lost.then(() => false),
    ]);
    if (isComplete) return next;
    next.connection.hangUp('not needed');
    wait = lifetime * RETRY;
  }
  return undefined;
}
