import { describe, expect, test } from 'vitest';

import { MINUTE } from '../../lib/core/time';
import { millis, unixMs } from '../../lib/core/units';
import { VENUE_IDS, type VenueId } from '../../lib/market/instrument';
import type { Venue } from '../../lib/venues/venue';
import { inProcess } from '../exchange/in-process';
import { steadyFeed } from '../exchange/steady-feed';
import { WIRES } from '../exchange/wires';
import { CHANNELS, isRead } from './channel';
import { CLAIMS } from './channel-evidence';
import { CLIENTS, SYMBOLS } from './clients';
import { evidenceRows } from './evidence-row';

const FIVE_MINUTES = millis(5 * MINUTE);
const now = Date.now();

function opened(id: VenueId): Venue {
  const feed = steadyFeed({ now, hours: 3 });
  const { fetch } = inProcess(WIRES[id](feed, { unlimited: true }), feed);
  return CLIENTS[id]({ now: () => unixMs(now), random: () => 0, fetch });
}

describe.each(VENUE_IDS)('of %s the table', (id) => {
  test.each(CHANNELS)('ticks %s if the client reads it, and not otherwise', async (channel) => {
    const venue = opened(id);
    const { state } = CLAIMS[id][channel];
    if (channel !== 'taker split') return expect(state === 'ticked').toBe(isRead(venue, channel));
    const to = unixMs(Math.floor(now / FIVE_MINUTES - 3) * FIVE_MINUTES);
    const from = unixMs(to - 12 * FIVE_MINUTES);
    const bars = await venue.bars(SYMBOLS[id], FIVE_MINUTES, from, to, new AbortController().signal);
    expect(bars).toHaveLength(12);
    expect(bars.some(({ takerBuy }) => takerBuy !== undefined)).toBe(state === 'ticked');
  });

  test.each(CHANNELS)('rests for %s on a row with evidence that says the same', (channel) => {
    const { row, state } = CLAIMS[id][channel];
    const found = evidenceRows(id).get(row);
    expect(found?.evidence.length).toBeGreaterThan(1);
    const onTheRow = CHANNELS.filter((other) => CLAIMS[id][other].row === row);
    const anyTicked = onTheRow.some((other) => CLAIMS[id][other].state === 'ticked');
    expect(found!.state.startsWith('not') || found!.state.startsWith('absent')).toBe(!anyTicked);
    if (state === 'not published' && !anyTicked) expect(found!.state).toBe('not published');
  });
});
