import { describe, expect, test, vi } from 'vitest';

import type { FrameSink } from '../stream/dialect';
import { WireError } from '../wire-error';
import { dialectOf } from './live';
import * as wire from './wire-samples';
import { SYMBOL } from './wire-samples';

function sink() {
  return {
    confirm: vi.fn<FrameSink['confirm']>(),
    trades: vi.fn<FrameSink['trades']>(),
    mark: vi.fn<FrameSink['mark']>(),
    liquidation: vi.fn<FrameSink['liquidation']>(),
    openInterest: vi.fn<FrameSink['openInterest']>(),
    giveUp: vi.fn<FrameSink['giveUp']>(),
    reply: vi.fn<FrameSink['reply']>(),
  };
}

/** What a frame leads to: the name of each call, and how often. */
function led(...frames: unknown[]): Record<string, number> {
  const to = sink();
  const dialect = dialectOf(SYMBOL);
  for (const frame of frames) dialect.receive(frame, to);
  return Object.fromEntries(
    Object.entries(to).flatMap(([name, { mock }]) =>
      mock.calls.length > 0 ? [[name, mock.calls.length]] : [],
    ),
  );
}

describe('a frame leads to', () => {
  const reply = { success: true, ret_msg: '', conn_id: 'x', op: 'subscribe' };

  test('what its topic says', () => {
    const twice = wire.allLiquidationFrame();
    expect(led(wire.publicTradeFrame())).toEqual({ trades: 1 });
    expect(led({ ...twice, data: [...twice.data, ...twice.data] })).toEqual({ liquidation: 2 });
    expect(led(wire.tickerSnapshot())).toEqual({ mark: 1, openInterest: 1 });
    expect(led(wire.tickerSnapshot(), wire.tickerDelta({ lastPrice: '1' }))).toEqual({
      mark: 1,
      openInterest: 1,
    });
  });

  test('a confirmation of the channel whose id it carries, and of no other', () => {
    expect(led({ ...reply, req_id: 'trades' })).toEqual({ confirm: 1 });
    expect(led({ ...reply, req_id: '7' })).toEqual({});
    expect(led({ ...reply, req_id: 'trades', op: 'unsubscribe' })).toEqual({});
  });

  test('an end of the socket where the venue refuses, whatever it says', () => {
    expect(led({ ...reply, success: false, req_id: 'mark' })).toEqual({ giveUp: 1 });
    expect(led({ ...reply, success: false, ret_msg: { toString: 'x' } })).toEqual({ giveUp: 1 });
  });

  test('nothing where it is a pong, or of a topic that nobody asked for', () => {
    expect(led({ ...reply, ret_msg: 'pong', op: 'ping', req_id: '1' })).toEqual({});
    expect(led({ topic: 'kline.1.BTCUSDT', data: [] }, { topic: { toString: 1 } })).toEqual({});
  });

  test('a fault where it is none of those', () => {
    expect(() => led('pong')).toThrow(WireError);
    expect(() => led(wire.publicTradeFrame('ETHUSDT'))).toThrow(WireError);
  });
});

test('each socket starts without a ticker: a change before its snapshot is refused', () => {
  const dialect = dialectOf(SYMBOL);
  const to = sink();
  dialect.receive(wire.tickerSnapshot(), to);
  dialect.receive(wire.tickerDelta({ markPrice: '37002' }), to);
  dialect.exchange();
  expect(() => dialect.receive(wire.tickerDelta({ markPrice: '37003' }), to)).toThrow('a snapshot first');
});
