import { array, assert, asyncProperty, integer, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MINUTE } from '../../core/time';
import { type Millis, unixMs } from '../../core/units';
import { isRecent, keptPart, pageOf, requestsFor } from './history';
import { LiquidationPages } from './liquidation-pages';
import type { OkxExchange } from './okx-exchange';
import { LINEAR, START, detail, liquidations } from './wire-samples';

const never = new AbortController().signal;

describe('requests', () => {
  test('cover a stretch without a hole or an overlap, none longer than allowed', () => {
    assert(
      property(integer({ min: 1, max: 900 }), integer({ min: 1, max: 300 }), (count, most) => {
        const page = {
          interval: MINUTE as Millis,
          from: unixMs(START),
          to: unixMs(START + count * MINUTE),
        };
        const requests = requestsFor(page, most);
        expect(requests[0]!.from).toBe(page.from);
        expect(requests.at(-1)!.to).toBe(page.to);
        requests.forEach(({ from, to }, index) => {
          expect(to - from).toBeLessThanOrEqual(most * MINUTE);
          if (index > 0) expect(from).toBe(requests[index - 1]!.to);
        });
      }),
    );
  });

  test('of a page hold its earliest part', () => {
    const page = pageOf(MINUTE, unixMs(START), unixMs(START + 100 * MINUTE), 30);
    expect(page.to).toBe(START + 30 * MINUTE);
  });

  test('ask the history for what has left the recent candles, the statistics only for what they keep', () => {
    const now = unixMs(START + 2_000 * MINUTE);
    const old = { interval: MINUTE, from: unixMs(START), to: unixMs(START + 100 * MINUTE) };
    expect(isRecent(old, now)).toBe(false);
    expect(isRecent({ ...old, from: unixMs(now - 1_000 * MINUTE) }, now)).toBe(true);
    expect(keptPart(old, now)).toBeUndefined();
    const partly = keptPart({ ...old, to: now }, now)!;
    expect(now - partly.from).toBeLessThan(1_440 * MINUTE);
    expect(now - partly.from).toBeGreaterThan(1_430 * MINUTE);
  });
});

describe('pages of forced orders', () => {
  /** The venue: newest first, older than `after`, so many a page. */
  function venueOf(times: readonly number[], cap: number): OkxExchange {
    const sorted = times.map((time, id) => ({ time, id })).toSorted((a, b) => b.time - a.time);
    return {
      publicGetPublicLiquidationOrders: ({ after }: { readonly after: number }) => {
        const page = sorted.filter(({ time }) => time < after).slice(0, cap);
        const details = page.map(({ time, id }) => detail({ ts: String(time), sz: String(id + 1) }));
        return Promise.resolve(page.length === 0 ? [] : liquidations(details));
      },
    } as unknown as OkxExchange;
  }

  test('hold each order once, though pages end between orders of the same instant', async () => {
    const times = [5, 5, 4, 4, 4, 3, 2, 2, 1].map((second) => START + second * 1_000);
    const pages = new LiquidationPages(venueOf(times, 4), LINEAR);
    const found = await pages.between(unixMs(START), unixMs(START + 60_000), never);
    expect(found.map(({ time }) => time)).toEqual(times.toReversed());
    expect(new Set(found.map(({ quantity }) => quantity)).size).toBe(times.length);
  });

  test('are those of the range, whatever lies around it', async () => {
    await assert(
      asyncProperty(array(nat(40), { maxLength: 90 }), nat(40), nat(40), async (seconds, a, b) => {
        const times = seconds.map((second) => START + second * 1_000);
        const [from, to] = [Math.min(a, b), Math.max(a, b)].map((second) => unixMs(START + second * 1_000));
        const found = await new LiquidationPages(venueOf(times, 30), LINEAR).between(from!, to!, never);
        const wanted = times.filter((time) => time >= from! && time < to!).toSorted((x, y) => x - y);
        expect(found.map(({ time }) => time)).toEqual(wanted);
      }),
    );
  });
});
