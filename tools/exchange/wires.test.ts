import { expect, test } from 'vitest';

import { createPartition } from '../market/partition';
import { VENUE_PARTS } from '../market/venue-parts';
import { withoutPort } from './host-table';
import { steadyFeed } from './steady-feed';
import { WIRES, servedVenues } from './wires';

const whole = steadyFeed({ now: Date.now(), hours: 1 });
const markets = servedVenues(createPartition(whole, { seed: 1 }));

test('each wire speaks as the venue that it stands for, with a part of its own', () => {
  const wired = VENUE_PARTS.filter(({ venue }) => WIRES[venue]).map(({ venue }) => venue);
  expect(markets.map(({ wire }) => wire.venue)).toEqual(wired);
  expect(new Set(markets.map(({ feed }) => feed)).size).toBe(wired.length);
});

test('no two venues share a host', () => {
  const hosts = markets.flatMap(({ wire }) => [
    ...new Set([...wire.restHosts, ...wire.streamHosts].map(withoutPort)),
  ]);
  expect(new Set(hosts).size).toBe(hosts.length);
});
