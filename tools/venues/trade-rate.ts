/**
 * How many trades a second one core takes from parsed JSON through validation and the sequence of trades into stored minute
 * flows, and on to CVD; per venue, with ccxt's own parsing of the very same frames measured apart. Processor time is
 * counted, garbage collection with it, so that what else the machine does is not. All trades of whole minutes must arrive.
 */
import 'fake-indexeddb/auto';

import { MINUTE } from '../../lib/core/time';
import { unixMs } from '../../lib/core/units';
import { FlowIngest } from '../../lib/engine/flow-ingest';
import { tradeSequenceOf } from '../../lib/engine/trade-sequence';
import { type Instrument, VENUE_IDS, type VenueId, instrumentKey } from '../../lib/market/instrument';
import type { Trade } from '../../lib/market/trade';
import { cvd } from '../../lib/orderflow/cvd';
import { deltaFromFlow } from '../../lib/orderflow/delta';
import { openStore } from '../../lib/store/open-store';
import type { FrameSink } from '../../lib/venues/stream/dialect';
import { median } from '../bench/quantile';
import type { Figure } from '../figures/figure';
import { ccxtReader } from './ccxt-trades';
import { SYMBOLS } from './clients';
import { type TradeFrames, tradeFrames } from './trade-frames';
import { READERS } from './trade-readers';

const GOAL = 100_000;
const RUNS = 3;
/** Each batch is committed by itself, as a second of the stream is: twenty thousand trades are a burst of the worst. */
const BURST = {
  from: Math.floor(Date.UTC(2026, 0, 5) / MINUTE) * MINUTE,
  every: 2,
  batches: 5,
  size: 20_000,
};

export async function tradeFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const id of VENUE_IDS) figures.push(...(await figuresOf(id)));
  return figures;
}

async function figuresOf(id: VenueId): Promise<Figure[]> {
  const n = BURST.batches * BURST.size;
  const frames = await tradeFrames(id, BURST);
  const instrument = await frames.venue.instrument(SYMBOLS[id], new AbortController().signal);
  const ours: number[] = [];
  const bursts: number[] = [];
  let counted = 0;
  for (let run = 0; run < RUNS; run++) {
    const { seconds, slowest, trades } = await ingested(frames, instrument, `${id} ${run}`);
    ours.push(n / seconds);
    bursts.push(1_000 * slowest);
    counted = trades;
  }
  const value = median(ours);
  const burst = median(bursts);
  const baseline = n / (await readByCcxt(id, frames));
  return [
    {
      name: `trades: ${id}, parsed JSON → validated → stored flows → CVD`,
      value,
      unit: 'trades a second of one core',
      goal: `≥ ${GOAL}`,
      baseline: `ccxt's own parsing of the same frames ${baseline.toFixed(0)}`,
      n,
      holds: value >= GOAL,
    },
    { name: `trades: ${id}, ccxt's own parsing`, value: baseline, unit: 'trades a second of one core', n },
    {
      name: `trades: ${id}, a burst of ${BURST.size}, parsed JSON → stored`,
      value: burst,
      unit: 'ms of one core',
      goal: '< 1000',
      n: BURST.batches,
      holds: burst < 1_000,
    },
    {
      name: `trades: ${id}, lost of those in whole minutes`,
      value: expectedTrades() - counted,
      unit: 'trades',
      goal: '= 0',
      n: expectedTrades(),
      holds: counted === expectedTrades(),
    },
  ];
}

/** The first minute is joined midway and left out. */
function expectedTrades(): number {
  return BURST.batches * BURST.size - MINUTE / BURST.every;
}

async function ingested(
  { venue, batches }: TradeFrames,
  instrument: Instrument,
  name: string,
): Promise<{ seconds: number; slowest: number; trades: number }> {
  const store = await openStore({ name });
  const key = instrumentKey(instrument);
  const never = new AbortController().signal;
  const ingest = new FlowIngest(store, key, tradeSequenceOf(venue, instrument.symbol));
  const reader = READERS[venue.id](instrument);
  const bursts: number[] = [];
  for (const texts of batches) {
    const frames = texts.map((text): unknown => JSON.parse(text));
    const seconds = await processorSeconds(async () => {
      const trades: Trade[] = [];
      const sink = sinkOf(trades);
      for (const frame of frames) reader.receive(frame, sink);
      await ingest.add(trades, never);
    });
    bursts.push(seconds);
  }
  const flows = await store.read(key, 'flow', unixMs(0), unixMs(BURST.from + 3_600_000));
  const reading = await processorSeconds(() => void cvd(deltaFromFlow(flows, MINUTE), 'utc-day'));
  store.close();
  const seconds = bursts.reduce((sum, each) => sum + each, reading);
  return {
    seconds,
    slowest: Math.max(...bursts),
    trades: flows.reduce((sum, { trades }) => sum + trades, 0),
  };
}

async function readByCcxt(id: VenueId, { fetch, batches }: TradeFrames): Promise<number> {
  const read = await ccxtReader(id, fetch);
  let spent = 0;
  for (const texts of batches) {
    const frames = texts.map((text): unknown => JSON.parse(text));
    spent += await processorSeconds(() => frames.forEach(read));
  }
  return spent;
}

async function processorSeconds(work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function sinkOf(trades: Trade[]): FrameSink {
  const nothing = (): void => undefined;
  return {
    trades: (some) => void trades.push(...some),
    confirm: nothing,
    mark: nothing,
    liquidation: nothing,
    openInterest: nothing,
    reply: nothing,
    giveUp: (reason) => {
      throw new Error(reason);
    },
  };
}
