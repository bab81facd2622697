import { expect, test } from 'vitest';

import { VENUE_IDS } from '../../lib/market/instrument';
import { createPartition } from '../market/partition';
import { VENUE_PARTS } from '../market/venue-parts';
import { withoutPort } from './host-table';
import { steadyFeed } from './steady-feed';
import { WIRES, servedVenues } from './wires';

const whole = steadyFeed({ now: Date.now(), hours: 1 });
const markets = servedVenues(createPartition(whole, { seed: 1 }));

test('each wire speaks as the venue that it stands for, with parts of its own', () => {
  expect(markets.map(({ wire }) => wire.venue).sort()).toEqual([...VENUE_IDS].sort());
  expect(Object.keys(WIRES).sort()).toEqual([...VENUE_IDS].sort());
  const feeds = markets.flatMap(({ feed, inverse }) => (inverse ? [feed, inverse] : [feed]));
  expect(new Set(feeds).size).toBe(VENUE_PARTS.length);
});

test('four venues have a coin-margined contract too, each of its own size', () => {
  const inverse = markets.flatMap(({ wire, inverse }) =>
    inverse ? [[wire.venue, inverse.contractUsd]] : [],
  );
  expect(inverse).toEqual([
    ['binance', 100],
    ['bybit', 1],
    ['okx', 100],
    ['deribit', 10],
  ]);
});

test('no two venues share a host', () => {
  const hosts = markets.flatMap(({ wire }) => [
    ...new Set([...wire.restHosts, ...wire.streamHosts].map(withoutPort)),
  ]);
  expect(new Set(hosts).size).toBe(hosts.length);
});
