/** A burst of trades as a venue streams it: what its wire sent to its own client, frame by frame. */
import { SECOND } from '../../lib/core/time';
import { unixMs } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/instrument';
import type { LiveSink, Venue } from '../../lib/venues/venue';
import { inProcess } from '../exchange/in-process';
import { steadyFeed } from '../exchange/steady-feed';
import { WIRES } from '../exchange/wires';
import { randomStream } from '../market/random';
import { CLIENTS, SYMBOLS } from './clients';
import { dialThrough } from './page-socket';

/** As a busy second has them. */
const TRADES_A_TICK = 10;

export interface TradeFrames {
  readonly venue: Venue;
  /** The venue's REST, for who wants to know its instruments. */
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  /** By batch, the text of each frame. */
  readonly batches: readonly (readonly string[])[];
  /** Where the first trade stands, and how far apart the trades are. */
  readonly from: number;
  readonly every: number;
}

export async function tradeFrames(
  id: VenueId,
  { from, every, batches, size }: { from: number; every: number; batches: number; size: number },
): Promise<TradeFrames> {
  const feed = steadyFeed({ now: from, hours: 1 });
  const wire = WIRES[id](feed, { unlimited: true });
  let sent: string[] = [];
  const local = inProcess(
    {
      ...wire,
      connect: (url, send, hangUp) => wire.connect(url, (text) => (sent.push(text), send(text)), hangUp),
    },
    feed,
  );
  dialThrough(() => local.WebSocket);
  const venue = CLIENTS[id]({ now: () => unixMs(Date.now()), random: () => 0, fetch: local.fetch });
  const stop = new AbortController();
  const streaming = await streamingTrades(venue, stop.signal);
  const random = randomStream(1, 'burst');
  const publish = (n: number): void => {
    const price = 60_000 + Math.round(1_000 * random.uniform()) / 10;
    const quantity = Math.ceil(500 * random.uniform()) / 1_000;
    const trade = { id: 1e9 + n, time: from + n * every, price, quantity, buyerIsMaker: random.chance(0.5) };
    wire.publish({ kind: 'trade', trade });
  };
  const written = Array.from({ length: batches }, (_, batch) => {
    sent = [];
    for (let n = batch * size; n < (batch + 1) * size; n++) {
      publish(n);
      if (n % TRADES_A_TICK === TRADES_A_TICK - 1) wire.tick(from + n * every);
    }
    return sent;
  });
  // Some venues gather trades for a while: the last ones are still to come, in the last batch.
  wire.tick(from + batches * size * every + SECOND);
  stop.abort();
  await streaming.ended;
  return { venue, fetch: local.fetch, batches: written, from, every };
}

/** Resolves once the venue has confirmed the trades. */
async function streamingTrades(venue: Venue, signal: AbortSignal): Promise<{ ended: Promise<void> }> {
  let ended = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    const nothing = (): void => undefined;
    const sink: LiveSink = {
      trades: nothing,
      mark: nothing,
      liquidation: nothing,
      openInterest: nothing,
      status: (channel, state, reason) => {
        if (signal.aborted || channel !== 'trades') return;
        if (state === 'up') resolve();
        else reject(new Error(`${venue.id}: ${reason ?? 'lost'}`));
      },
    };
    ended = venue.live(SYMBOLS[venue.id], sink, signal);
  });
  return { ended };
}
