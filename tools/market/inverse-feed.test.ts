import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MINUTE } from '../../lib/core/time';
import type { FeedEvent } from '../exchange/market-feed';
import { STEADY, steadyFeed } from '../exchange/steady-feed';
import { inverseFeed } from './inverse-feed';

const NOW = Date.UTC(2026, 5, 12, 10, 30);
const coins = steadyFeed({ now: NOW, hours: 1 });

describe('a market in coin-margined contracts', () => {
  it('has whole contracts, whose coins are off by half a contract at most', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 10, 100), fc.nat(3_000), (usd, seconds) => {
        const from = NOW - 3_600_000 + seconds * 1_000;
        const contracts = inverseFeed(coins, usd).trades({ from, limit: 50 });
        coins.trades({ from, limit: 50 }).forEach(({ quantity, ...trade }, i) => {
          const { quantity: count, ...rest } = contracts[i]!;
          expect(rest).toEqual(trade);
          expect(Number.isInteger(count)).toBe(true);
          expect(Math.abs((count * usd) / trade.price - quantity)).toBeLessThanOrEqual(
            (usd / 2 / trade.price) * (1 + 1e-9),
          );
        });
      }),
    );
  });

  it('never rounds what was traded, forced or offered down to nothing', () => {
    const large = inverseFeed(coins, 1e7);
    const { bids, asks } = large.depth(5);
    const quantities = [
      ...large.trades({ from: NOW - MINUTE, limit: 10 }).map(({ quantity }) => quantity),
      ...large.forcedOrders(NOW - MINUTE, NOW).map(({ quantity }) => quantity),
      ...[...bids, ...asks].map(([, quantity]) => quantity),
    ];
    expect(quantities.length).toBeGreaterThan(20);
    expect(new Set(quantities)).toEqual(new Set([1]));
  });

  it('has bars in which coins are what was paid, and contracts as many as their dollars buy', () => {
    const [bar] = coins.bars(MINUTE, NOW - 2 * MINUTE, NOW - 2 * MINUTE);
    const [inverse] = inverseFeed(coins, 100).bars(MINUTE, NOW - 2 * MINUTE, NOW - 2 * MINUTE);
    expect(inverse).toMatchObject({ open: bar!.open, close: bar!.close, trades: bar!.trades });
    expect(inverse!.quoteVolume).toBe(60 * STEADY.quantity);
    expect(inverse!.takerBuyQuote).toBe(bar!.takerBuy);
    expect(Math.abs(inverse!.volume * 100 - bar!.quoteVolume)).toBeLessThanOrEqual(50);
  });

  it('counts open interest at the mark of its time, a forced order at its fill', () => {
    const inverse = inverseFeed(coins, 100);
    const [open] = coins.openInterest(MINUTE, NOW - MINUTE, NOW - MINUTE);
    const [mark] = coins.markBars(MINUTE, NOW - MINUTE, NOW - MINUTE);
    const [counted] = inverse.openInterest(MINUTE, NOW - MINUTE, NOW - MINUTE);
    expect(counted!.quantity).toBe(Math.round((open!.quantity * mark!.open) / 100));
    const [order] = inverse.forcedOrders(NOW - MINUTE, NOW);
    expect(order!.quantity).toBe(Math.round((1 * order!.averagePrice) / 100));
  });

  it('emits what is then on its record', () => {
    const inverse = inverseFeed(steadyFeed({ now: NOW, hours: 1 }), 10);
    const events: FeedEvent[] = [];
    inverse.advance(NOW + 20_000, (event) => events.push(event));
    const trades = events.flatMap((event) => (event.kind === 'trade' ? [event.trade] : []));
    const orders = events.flatMap((event) => (event.kind === 'force-order' ? [event.order] : []));
    expect(trades).toEqual(inverse.trades({ from: NOW + 1, limit: 100 }));
    expect(orders).toEqual(inverse.forcedOrders(NOW + 1, NOW + 20_000));
    expect(events.some(({ kind }) => kind === 'mark')).toBe(true);
  });
});
