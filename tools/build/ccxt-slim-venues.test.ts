/** Every venue's class in the code that the extension runs, beside the whole of ccxt. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

import { pro } from 'ccxt';
import type CcxtExchange from 'ccxt/js/src/base/Exchange.js';
import { Visitor, parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

import { VENUE_IDS } from '../../lib/market/instrument';
import { cut } from './ccxt-slim-cut';
import { type Share, sharesOf } from './ccxt-slim-reach';
import { venueUses } from './ccxt-slim-use';

type ExchangeClass = new () => CcxtExchange;

const VENUES = path.resolve('lib/venues');
const WHOLE = pro as unknown as Readonly<Record<string, ExchangeClass>>;
const ENDPOINT = /(?:Get|Post)[A-Z]/;
/** Ours, where ccxt has none. */
const OWN_ENDPOINTS = ['publicGetPublicLiquidationOrders'];
const PLACEHOLDERS = { settle: 'usdt', contract: 'BTC_USDT' };

const uses = venueUses(VENUES).map((use) => ({ venue: path.basename(use.module, '.js'), ...use }));
const fileOf = (module: string): string => path.resolve('node_modules', module);
const shares = sharesOf(uses, fileOf);
const classes = new Map(
  await Promise.all(uses.map(async ({ venue }) => [venue, await classOf(venue)] as const)),
);

test('each venue has a class of ccxt', () => {
  expect(uses).toHaveLength(VENUE_IDS.length);
});

describe.each(uses)('$venue', ({ venue, module, members }) => {
  const exchange = new (classes.get(venue)!)();
  const endpoints = [...members].filter((name) => ENDPOINT.test(name) && !OWN_ENDPOINTS.includes(name));

  test('has every member that is declared of it', () => {
    expect([...members].filter((name) => !(name in exchange))).toEqual([]);
  });

  test.each(endpoints)('%s asks what it asks in the whole of ccxt', async (name) => {
    const whole = new WHOLE[venue]!();
    expect(await asked(exchange, name)).toEqual(await asked(whole, name));
  });

  test('calls no method that was cut', () => {
    const whole = WHOLE[venue]!.prototype as object;
    const called = [...new Set(chainOf(module).flatMap((share) => callsOfThis(cut(share))))];
    const methods = called.filter((name) => typeof Reflect.get(whole, name) === 'function');
    expect(methods.length).toBeGreaterThan(20);
    expect(methods.filter((name) => typeof Reflect.get(exchange, name) !== 'function')).toEqual([]);
  });

  test('refuses what would load all of its markets', () => {
    expect(() => Reflect.get(exchange, 'fetchMarkets').call(exchange)).toThrow('not in this build');
  });
});

/** The one class of `…-exchange.ts`. */
async function classOf(venue: string): Promise<ExchangeClass> {
  const folder = path.join(VENUES, venue);
  const file = readdirSync(folder).find((name) => name.endsWith('-exchange.ts'))!;
  const [found] = Object.values((await import(path.join(folder, file))) as Record<string, ExchangeClass>);
  return found!;
}

/** What the endpoint asks for, and at which weight. */
async function asked(exchange: CcxtExchange, endpoint: string): Promise<unknown> {
  let asked: unknown;
  exchange.request = async (path, api, method, params, _headers, _body, config) => {
    const { url, body } = exchange.sign(path, api, method, params);
    const weight = exchange.calculateRateLimiterCost(api, method, path, params, config);
    asked = { method, url, body, weight };
  };
  await (Reflect.get(exchange, endpoint) as (query: object) => Promise<unknown>)({ ...PLACEHOLDERS });
  return asked;
}

/** `this.name(…)` and `super.name(…)` */
function callsOfThis(code: string): string[] {
  const names: string[] = [];
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      const { type } = callee.object;
      if (type === 'ThisExpression' || type === 'Super') names.push(callee.property.name);
    },
  }).visit(parseSync('cut.js', code).program);
  return names;
}

function chainOf(module: string): Share[] {
  const chain: Share[] = [];
  for (let file: string | undefined = fileOf(module); file; file = chain.at(-1)!.source.parent) {
    chain.push(shares.get(file)!);
  }
  return chain;
}
