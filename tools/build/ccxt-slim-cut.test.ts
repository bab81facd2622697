import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, test } from 'vitest';

import { cut } from './ccxt-slim-cut';
import { sharesOf } from './ccxt-slim-reach';

const BASE = `
  export class Base {
    constructor() {
      this.sum = sum;
      this.join = join;
      this.start();
    }
    start() {}
    ask() { return this.sign(); }
    sign() { return 'base'; }
    fetchMarkets() { return this.load(); }
    load() {}
    trade() {}
  }`;

/** The class of a venue over `BASE`, cut down to what is reached from `members`. */
function slimmed(body: string, members: readonly string[], described: readonly string[] = []): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'ccxt-slim-'));
  writeFileSync(path.join(folder, 'base.js'), BASE);
  const venue = path.join(folder, 'venue.js');
  writeFileSync(
    venue,
    `import { Base } from './base.js';\nexport default class Venue extends Base {${body}}`,
  );
  const use = { module: venue, members: new Set(members), described: new Set(described) };
  return [...sharesOf([use], (module) => module).values()].map(cut);
}

describe('of the methods', () => {
  test('those stay that are reached, in both classes, and no others', () => {
    const [venue, base] = slimmed(`sign() { return super.sign() + this.sum(1); } draw() {}`, ['ask']);
    expect(venue).toContain('sign()');
    expect(venue).not.toContain('draw');
    for (const name of ['ask()', 'sign()', 'start()', 'this.sum = sum']) expect(base).toContain(name);
    for (const name of ['load', 'trade', 'join']) expect(base).not.toContain(name);
  });

  test('one whose name is read of another object, or taken out of one, stays', () => {
    const [, base] = slimmed(`ask(other) { const { load } = this; return other.trade; }`, ['ask']);
    expect(base).toContain('trade()');
    expect(base).toContain('load()');
  });

  test('one that would load all markets says that it is not there', () => {
    const [, base] = slimmed(`ask() { return this.fetchMarkets(); }`, ['ask']);
    expect(base).toContain(
      `fetchMarkets() { throw new Error('fetchMarkets of ccxt is not in this build'); }`,
    );
    expect(base).not.toContain('load');
  });

  test('one that calls by a computed name is an error where it is reached, and none where it is not', () => {
    const body = `dispatch(name) { return this[name](); }`;
    expect(() => slimmed(body, ['dispatch'])).toThrow('venue.js: dispatch reads this[…]');
    expect(slimmed(body, ['ask'])[0]).not.toContain('dispatch');
  });
});

describe('of the description', () => {
  const DESCRIBE = `describe() { return this.deepExtend(super.describe(), {
    'id': 'venue', 'features': { 'spot': {} }, 'hostname': 'venue.com',
    'urls': { 'logo': 'logo.png', 'api': { 'rest': 'https://venue.com' } },
    'api': {
      'public': { 'get': { 'v5/market/time': { 'cost': 5 }, 'v5/trade': 1 }, 'post': { 'order': 1 } },
      'private': { 'get': { 'wallet': 1 } },
    },
  }); }`;

  test('the parts stay that our class takes over, and the endpoints that are declared', () => {
    const members = ['describe', 'publicGetV5MarketTime'];
    const [venue] = slimmed(DESCRIBE, members, ['hostname', 'urls', 'api']);
    const kept: unknown[] = [];
    const deepExtend = (_base: unknown, own: unknown): number => kept.push(own);
    const body = venue!.slice(venue!.indexOf('{', venue!.indexOf('describe()')), -1);
    // oxlint-disable-next-line typescript/no-implied-eval -- the text under test is code
    new Function(body.replace('super.describe()', '{}')).call({ deepExtend });
    expect(kept).toEqual([
      {
        hostname: 'venue.com',
        urls: { api: { rest: 'https://venue.com' } },
        api: { public: { get: { 'v5/market/time': { cost: 5 } } } },
      },
    ]);
  });
});
