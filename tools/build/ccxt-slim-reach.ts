/**
 * What is reached of ccxt's exchange classes from the members that Isobar declares. A method counts as reached as soon as a
 * reached one mentions its name, of whatever object; so what is cut is named by nothing that stays.
 */
import path from 'node:path';

import { type Method, type Source, readSource } from './ccxt-slim-source';
import type { VenueUse } from './ccxt-slim-use';

/** Of one file: shared by all venues whose classes are in it or above it. */
export interface Share {
  readonly source: Source;
  /** The names that may be called or read. */
  readonly reached: Set<string>;
  /** Declared by our code: names of endpoints are not found in ccxt's text. */
  readonly declared: Set<string>;
  readonly described: Set<string>;
}

/**
 * Never called: `lib/venues/ccxt` puts its own in place of the first two, and our exchanges know their one market before they
 * ask. They stay as what says so.
 */
export const REFUSED: ReadonlySet<string> = new Set([
  'request',
  'handleMessage',
  'fetchMarkets',
  'fetchCurrencies',
]);

/** Read `this[name]` for properties (`constructor`, credentials) or for the `request` of an endpoint. */
const COMPUTING: ReadonlySet<string> = new Set([
  'constructor',
  'defineRestApiEndpoint',
  'checkRequiredCredentials',
]);

/** By the path of the file. `resolve` finds the file of a module. */
export function sharesOf(
  uses: readonly VenueUse[],
  resolve: (module: string) => string,
): ReadonlyMap<string, Share> {
  const shares = new Map<string, Share>();
  const shareOf = (file: string): Share => {
    let share = shares.get(file);
    if (!share) {
      share = { source: readSource(file), reached: new Set(), declared: new Set(), described: new Set() };
      shares.set(file, share);
    }
    return share;
  };
  for (const { module, members, described } of uses) {
    const chain: Share[] = [];
    for (let file: string | undefined = resolve(module); file; file = chain.at(-1)!.source.parent) {
      chain.push(shareOf(file));
    }
    const reached = reach(chain, members);
    for (const share of chain) {
      addAll(share.reached, reached);
      addAll(share.declared, members);
      addAll(share.described, described);
    }
  }
  return shares;
}

function reach(chain: readonly Share[], members: ReadonlySet<string>): Set<string> {
  const methods = new Map<string, { method: Method; file: string }[]>();
  const reached = new Set<string>();
  const visit = ({ name, mentions, computes }: Method, file: string): void => {
    if (computes && !COMPUTING.has(name)) {
      throw new Error(`${path.basename(file)}: ${name} reads this[…]: it could call what is cut`);
    }
    mentions.forEach(mention);
  };
  const mention = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    if (!REFUSED.has(name)) methods.get(name)?.forEach(({ method, file }) => visit(method, file));
  };
  const always: (() => void)[] = [];
  for (const { source } of chain) {
    for (const method of source.methods) {
      if (!method.cuttable) always.push(() => visit(method, source.path));
      else methods.set(method.name, [...(methods.get(method.name) ?? []), { method, file: source.path }]);
    }
  }
  always.forEach((visitNow) => visitNow());
  members.forEach(mention);
  return reached;
}

function addAll<T>(set: Set<T>, values: Iterable<T>): void {
  for (const value of values) set.add(value);
}
