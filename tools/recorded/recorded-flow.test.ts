/** The order flow of recorded trades, by the road that live trades take, held against sums of whole numbers. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { MINUTE } from '../../lib/core/time';
import { type Millis, baseQty, millis, price, unixMs } from '../../lib/core/units';
import { FlowIngest } from '../../lib/engine/flow-ingest';
import { FLOW_INTERVAL, orderFlow } from '../../lib/engine/order-flow';
import { CountedTrades } from '../../lib/engine/trade-sequence';
import type { Bar } from '../../lib/market/bar';
import { coarserBars } from '../../lib/orderflow/coarser-bars';
import { cvd } from '../../lib/orderflow/cvd';
import { type MinuteFlow, deltaFromFlow, deltaFromTakerBars } from '../../lib/orderflow/delta';
import { bestDelta } from '../../lib/orderflow/flow-sources';
import type { Batch, Store } from '../../lib/store/store';
import { isHyperliquid, readHyperliquid } from '../replay/hyperliquid-record';
import { recordFiles } from '../replay/record-files';
import { RECORDED_DATA } from '../replay/recorded-data';
import { type TradeColumns, TradeTape } from '../replay/trade-tape';

const BINANCE = `${RECORDED_DATA}/trades/usdm_btcusdt_20240808.gz`;
const FIVE_MINUTES = millis(5 * MINUTE);
const BURST = 10_000;

/** The trades as the live feed takes them in: the minutes that it commits. */
async function ingested(tape: TradeTape): Promise<MinuteFlow[]> {
  const rows = new Map<number, MinuteFlow>();
  const store = {
    commit: (batch: Batch<'flow'>) => {
      for (const row of batch.rows) rows.set(row.openTime, row);
      return Promise.resolve();
    },
  } as unknown as Store;
  const ingest = new FlowIngest(store, 'binance:BTCUSDT', new CountedTrades(() => Promise.resolve([])));
  const count = tape.placeAt(Infinity);
  for (let place = 0; place < count; place += BURST) {
    const burst = tape.slice(place, place + BURST).map((trade) => ({
      id: trade.id,
      time: unixMs(trade.time),
      price: price(trade.price),
      quantity: baseQty(trade.quantity),
      taker: trade.buyerIsMaker ? ('sell' as const) : ('buy' as const),
    }));
    await ingest.add(burst, new AbortController().signal);
  }
  return [...rows.values()];
}

/** What takers bought less what they sold in each interval, counted in the smallest step of a trade. */
function exactSums({ time, quantity, buyerIsMaker }: TradeColumns, interval: Millis, steps: number) {
  const sums = new Map<number, number>();
  time.forEach((at, i) => {
    const open = Math.floor(at / interval) * interval;
    const step = Math.round(quantity[i]! * steps) * (buyerIsMaker[i] === 1 ? -1 : 1);
    sums.set(open, (sums.get(open) ?? 0) + step);
  });
  return (open: number): number => sums.get(open)! / steps;
}

const barsOf = (tape: TradeTape, interval: Millis): Required<Bar>[] =>
  tape.bars(interval, tape.from, tape.to, tape.to).map((bar) => ({
    openTime: unixMs(bar.openTime),
    duration: interval,
    open: price(bar.open),
    high: price(bar.high),
    low: price(bar.low),
    close: price(bar.close),
    volume: baseQty(bar.volume),
    takerBuy: baseQty(bar.takerBuy!),
  }));

/** Raw frames of the venue's stream, a line each after its time. */
function binanceTrades(): TradeColumns {
  const trades = gunzipSync(readFileSync(BINANCE))
    .toString()
    .split('\n')
    .filter((line) => line.includes('"e":"trade"'))
    .map((line) => (JSON.parse(line.slice(line.indexOf('{'))) as Frame).data)
    .filter(({ X }) => X === 'MARKET');
  return {
    time: Float64Array.from(trades, ({ T }) => T),
    price: Float64Array.from(trades, ({ p }) => Number(p)),
    quantity: Float64Array.from(trades, ({ q }) => Number(q)),
    buyerIsMaker: Uint8Array.from(trades, ({ m }) => Number(m)),
  };
}

interface Frame {
  readonly data: {
    readonly T: number;
    readonly p: string;
    readonly q: string;
    readonly m: boolean;
    readonly X: string;
  };
}

const hyperliquid = existsSync(RECORDED_DATA) ? recordFiles(RECORDED_DATA) : [];

describe.skipIf(!isHyperliquid(hyperliquid))('three recorded days of Hyperliquid', () => {
  it(
    'have on every whole bar the delta and the CVD of their trades, bit by bit',
    { timeout: 300_000 },
    async () => {
      const { trades } = readHyperliquid(hyperliquid, RECORDED_DATA);
      const tape = new TradeTape(trades);
      const split = barsOf(tape, FIVE_MINUTES);
      const bars = split.map(({ takerBuy: _takerBuy, ...bar }) => bar);
      const { sources } = orderFlow({ bars, minuteBars: [], flows: await ingested(tape) })!;
      const best = bestDelta(sources);
      const exact = exactSums(trades, FLOW_INTERVAL, 1e5);
      const measured = [...best.openTimes.keys()].filter((i) => best.sources[i] === 'trades');
      expect(measured.length).toBeGreaterThan(250);
      for (const i of measured) expect(best.delta[i]).toBe(exact(best.openTimes[i]!));

      const line = cvd(best, 'utc-day');
      const byTime = new Map(Array.from(best.openTimes, (time, i) => [time, best.delta[i]!]));
      line.openTimes.forEach((time, i) => {
        let sum = 0;
        for (let open = line.since[i]!; open <= time; open += FLOW_INTERVAL) sum += byTime.get(open)!;
        expect(line.values[i]).toBe(sum);
      });

      const taker = deltaFromTakerBars(coarserBars(split, FLOW_INTERVAL), FLOW_INTERVAL);
      const compared = [...taker.openTimes.keys()].filter((i) => byTime.has(taker.openTimes[i]!));
      expect(compared.length).toBeGreaterThan(250);
      for (const i of compared) expect(taker.delta[i]).toBeCloseTo(exact(taker.openTimes[i]!), 6);
    },
  );
});

describe.skipIf(!existsSync(BINANCE))('six recorded minutes of Binance', () => {
  it('have on every whole minute the delta of their trades, and so have bars made of them', async () => {
    const trades = binanceTrades();
    const tape = new TradeTape(trades);
    const flow = deltaFromFlow(await ingested(tape), MINUTE);
    const exact = exactSums(trades, MINUTE, 1e3);
    const whole = [...flow.openTimes.keys()].slice(0, -1);
    expect(whole.length).toBeGreaterThanOrEqual(4);
    for (const i of whole) expect(flow.delta[i]).toBeCloseTo(exact(flow.openTimes[i]!), 9);
    const taker = deltaFromTakerBars(barsOf(tape, MINUTE), MINUTE);
    taker.openTimes.forEach((time, i) => expect(taker.delta[i]).toBeCloseTo(exact(time), 9));
  });
});
