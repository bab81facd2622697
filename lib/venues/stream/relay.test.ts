import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { DAY, MINUTE, SECOND } from '../../core/time';
import { type Millis, baseQty, price, unixMs } from '../../core/units';
import type { LiveSink } from '../venue';
import type { StreamDialect } from './dialect';
import { live } from './live';

const trade = (id: number) => ({
  id,
  time: unixMs(id),
  price: price(1),
  quantity: baseQty(1),
  taker: 'buy' as const,
});
const forced = (id: number) => ({
  time: unixMs(id),
  position: 'long' as const,
  quantity: baseQty(1),
  orderPrice: price(1),
});

type Frame = 'confirm' | { readonly trade: number } | { readonly forced: number };

/** One socket as ccxt has it: what it is told is lost comes out of `lost`. */
class Socket {
  open = true;
  lastPong = 0;
  readonly url = 'wss://venue';
  handleMessage: (client: unknown, frame: unknown) => void = () => undefined;
  readonly clients = { it: this };
  readonly lost: Promise<never>;
  private reject: (error: Error) => void = () => undefined;

  constructor() {
    this.lost = new Promise<never>((_, reject) => (this.reject = reject));
  }

  onError(error: Error): void {
    this.open = false;
    this.reject(error);
  }

  close(): void {
    this.open = false;
  }

  send(): Promise<void> {
    return Promise.resolve();
  }

  hears(frame: Frame): void {
    if (this.open) this.handleMessage(this, frame);
  }
}

let sockets: Socket[];
let heard: string[];
let stop: AbortController;
let running: Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
  [sockets, heard, stop] = [[], [], new AbortController()];
});
afterEach(async () => {
  stop.abort();
  await running;
  vi.useRealTimers();
});

function start(lifetime?: Millis): void {
  const dialect: StreamDialect = {
    channels: ['trades', 'liquidations'],
    ...(lifetime && { lifetime }),
    exchange() {
      const socket = new Socket();
      sockets.push(socket);
      return socket as unknown as CcxtExchange;
    },
    subscribe: () => [sockets.at(-1)!.lost],
    receive(frame, to) {
      const said = frame as Frame;
      if (said === 'confirm') (['trades', 'liquidations'] as const).forEach((one) => to.confirm(one));
      else if ('trade' in said) to.trades([trade(said.trade)]);
      else to.liquidation(forced(said.forced));
    },
  };
  const sink: LiveSink = {
    trades: ([one]) => void heard.push(`trade ${one?.id}`),
    liquidation: ({ time }) => void heard.push(`forced ${time}`),
    mark: () => undefined,
    openInterest: () => undefined,
    status: (channel, state, reason) => {
      if (channel === 'trades') heard.push(state === 'up' ? 'up' : `lost: ${reason}`);
    },
  };
  running = live({ dialect, sink, random: () => 0.5, onFault: () => undefined }, stop.signal);
}

/** Keeps the sockets from being taken for dead. */
async function pass(span: number): Promise<void> {
  for (const end = Date.now() + span; Date.now() < end;) {
    await vi.advanceTimersByTimeAsync(Math.min(5 * SECOND, end - Date.now()));
    for (const socket of sockets) socket.hears({ trade: 0 });
  }
  heard = heard.filter((one) => one !== 'trade 0');
}

describe('a socket whose venue closes it after a time', () => {
  test('is relieved before by another, and nothing of it counts as a loss', async () => {
    start(DAY);
    sockets[0]!.hears('confirm');
    await pass(0.84 * DAY);
    expect(sockets).toHaveLength(1);
    await pass(0.02 * DAY);
    expect(sockets).toHaveLength(2);
    const [old, next] = [sockets[0]!, sockets[1]!];
    // Both carry the market now: trades are told apart by their ids, a forced order is told once.
    old.hears({ forced: 1 });
    next.hears({ forced: 1 });
    old.hears({ trade: 7 });
    next.hears({ trade: 7 });
    expect(old.open).toBe(true);
    next.hears('confirm');
    await vi.advanceTimersByTimeAsync(0);
    expect(old.open).toBe(false);
    next.hears({ forced: 2 });
    expect(heard).toEqual(['up', 'forced 1', 'trade 7', 'trade 7', 'up', 'forced 2']);
  });

  test('goes on where its successor fails, which is tried again', async () => {
    start(DAY);
    sockets[0]!.hears('confirm');
    await pass(0.86 * DAY);
    sockets[1]!.onError(new Error('no room'));
    await vi.advanceTimersByTimeAsync(0);
    sockets[0]!.hears({ forced: 1 });
    await pass(0.02 * DAY);
    expect(sockets).toHaveLength(3);
    sockets[2]!.hears('confirm');
    await vi.advanceTimersByTimeAsync(0);
    expect([sockets[0]!.open, sockets[2]!.open]).toEqual([false, true]);
    expect(heard).toEqual(['up', 'forced 1', 'up']);
  });

  test('is dialled anew when it is lost while its successor waits', async () => {
    start(DAY);
    sockets[0]!.hears('confirm');
    await pass(0.86 * DAY);
    sockets[0]!.onError(new Error('cut'));
    await vi.advanceTimersByTimeAsync(SECOND);
    expect(sockets.map(({ open }) => open)).toEqual([false, false, true]);
    sockets[2]!.hears('confirm');
    expect(heard).toEqual(['up', 'lost: cut', 'up']);
    await pass(MINUTE);
    expect(sockets).toHaveLength(3);
  });
});

test('a socket that may live for ever is left alone', async () => {
  start();
  sockets[0]!.hears('confirm');
  await pass(2 * DAY);
  expect(sockets).toHaveLength(1);
  expect(heard).toEqual(['up']);
});
