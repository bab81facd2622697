import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { MINUTE } from '../core/time';
import { baseQty, millis, price, unixMs } from '../core/units';
import type { Bar } from '../market/bar';
import type { Liquidation } from '../market/liquidation';
import { BLOCK_LENGTH } from './block';
import type { Columns } from './codec';
import { sourceBars } from './ingest-oracle';
import { CODECS } from './series-codecs';

const liquidation = fc.record(
  {
    time: fc.nat(BLOCK_LENGTH - 1).map(unixMs),
    position: fc.constantFrom<Liquidation['position'][]>('long', 'short'),
    quantity: fc.double({ min: 0, max: 1e9, noNaN: true }).map((value) => baseQty(Math.abs(value))),
    fillPrice: fc.double({ min: 1e-9, max: 1e9, noNaN: true }).map(price),
    orderPrice: fc.double({ min: 1e-9, max: 1e9, noNaN: true }).map(price),
  },
  { requiredKeys: ['time', 'position', 'quantity', 'orderPrice'], noNullPrototype: true },
);

describe('codec', () => {
  it('gives every row back as it was, an absent field as absent', () => {
    fc.assert(
      fc.property(fc.array(liquidation, { minLength: 1 }), (events) => {
        const codec = CODECS.liquidation;
        const rows = codec.merged([], events as Liquidation[]);
        expect(codec.decode(codec.encode(rows), 0)).toStrictEqual(rows);
      }),
    );
  });

  it('takes a replaced row for a row of its time, and only an equal liquidation for the same', () => {
    const [bar] = sourceBars(0, 1, 2) as [Bar];
    const corrected: Bar = { ...bar, close: price(60_500) };
    expect(CODECS['bar-1m'].merged([bar], [corrected])).toEqual([corrected]);

    const event: Liquidation = {
      time: unixMs(5),
      position: 'long',
      quantity: baseQty(1),
      orderPrice: price(9),
    };
    const other: Liquidation = { ...event, fillPrice: price(9) };
    expect(CODECS.liquidation.merged([event], [{ ...event }, other])).toEqual([event, other]);
  });

  it('names the field of a row that must not be stored', () => {
    const [bar] = sourceBars(0, 1, 2) as [Bar];
    expect(CODECS['bar-1m'].fault(bar)).toBeUndefined();
    expect(CODECS['bar-5m'].fault(bar)).toEqual({ field: 'duration', got: MINUTE });
    expect(CODECS['bar-1m'].fault({ ...bar, low: NaN as Bar['low'] })).toEqual({ field: 'low', got: NaN });
    const rate = { time: unixMs(0), rate: -0.0001, interval: millis(0), kind: 'realised' } as const;
    expect(CODECS.funding.fault(rate)).toEqual({ field: 'interval', got: 0 });
  });

  const whole = CODECS['bar-1m'].encode(sourceBars(0, 0, 20)) as Columns;
  const damages: [string, unknown][] = [
    ['nothing', undefined],
    ['a text', 'x'],
    ['a missing column', without(whole, 'close')],
    ['a shorter column', { ...whole, close: whole['close']!.slice(1) }],
    ['a column of another type', { ...whole, close: [...whole['close']!] }],
    ['an absent required value', { ...whole, close: whole['close']!.with(3, NaN) }],
    ['a price of zero', { ...whole, low: whole['low']!.with(3, 0) }],
    ['a time out of order', { ...whole, time: whole['time']!.with(3, 0) }],
    ['a time of another block', { ...whole, time: whole['time']!.with(19, BLOCK_LENGTH) }],
    ['no rows', Object.fromEntries(Object.keys(whole).map((name) => [name, new Float64Array(0)]))],
  ];

  it.each(damages)('takes a block with %s for damaged', (_, columns) => {
    expect(CODECS['bar-1m'].decode(whole, 0)).toHaveLength(20);
    expect(CODECS['bar-1m'].decode(columns, 0)).toBeUndefined();
  });
});

function without(columns: Columns, dropped: string): Columns {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => name !== dropped));
}
