/**
 * Makes ccxt small enough for a service worker. `import … from 'ccxt/js/src/pro/okx.js'` takes one exchange's file instead of
 * the package's root (which holds all of them); of the exchanges' classes what our venues reach stays (`ccxt-slim-reach.ts`);
 * what only signing and Node need is left out; and no `import()` stays, because a service worker refuses it at run time.
 */
import path from 'node:path';

import type { Plugin } from 'vite';

import { cut } from './ccxt-slim-cut';
import { type Share, sharesOf } from './ccxt-slim-reach';
import { venueUses } from './ccxt-slim-use';

const CCXT = 'ccxt/js/src/';

/** Modules that a public reader of a browser never calls. */
const UNUSED = [
  /^@noble\//,
  /^@scure\//,
  /^(crypto|ws|fflate)$/,
  /\/static_dependencies\//,
  /\/(ethabi|starknet|rsa|totp|msgpack)\.js$/,
];

const IMPORT = /^import\s+(.+?)\s+from\s+['"](.+?)['"];?$/gm;
const DYNAMIC_IMPORT = /\bimport\s*\(/g;
/** Gives every method a second, snake_case name in each new instance; measured, half of the construction. */
const SNAKE_CASE_NAMES = /^\s*unCamelCaseProperties\(\);$/gm;

/** What an import that was left out is bound to: an error if something calls it after all. */
const ABSENT = `
const absent = () => { throw new Error('this part of ccxt is not in this build'); };
const absentModule = async () => absent();
`;

/** ccxt asks where it runs; the answer is known, so that the branches for Node fall away. */
const PLATFORM = `
export const isWebWorker = true;
export const isBrowser = false, isNode = false, isBun = false, isDeno = false, isElectron = false, isWindows = false;
`;

export function ccxtSlim(root = process.cwd()): Plugin {
  const sources = path.join(root, 'node_modules', CCXT);
  const fileOf = (module: string): string => path.join(sources, module.slice(CCXT.length));
  let shares: ReadonlyMap<string, Share> | undefined;
  return {
    name: 'ccxt-slim',
    enforce: 'pre',
    buildStart() {
      shares = undefined;
    },
    resolveId(source) {
      return source.startsWith(CCXT) ? fileOf(source) : undefined;
    },
    transform(code, id) {
      if (!id.startsWith(sources)) return undefined;
      if (id.endsWith('/functions/platform.js')) return { code: PLATFORM, map: null };
      shares ??= sharesOf(venueUses(path.join(root, 'lib/venues')), fileOf);
      const share = shares.get(id);
      return { code: slim(share ? cut(share) : code), map: null };
    },
  };
}

export function slim(code: string): string {
  const kept = code
    .replace(IMPORT, (statement, names: string, source: string) =>
      isUnused(source) ? withoutImport(names) : statement,
    )
    .replace(DYNAMIC_IMPORT, 'absentModule(')
    .replace(SNAKE_CASE_NAMES, '');
  return kept === code ? code : ABSENT + kept;
}

function isUnused(source: string): boolean {
  return UNUSED.some((pattern) => pattern.test(source));
}

/** `a, { b, c as d }` or `* as e`: the names that an import would have bound, bound to `absent`. */
function withoutImport(names: string): string {
  const bound = names.replace(/[{}]/g, ',').split(',');
  return bound
    .map(
      (name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
    )
    .filter((name) => name !== '')
    .map((name) => `const ${name} = absent;`)
    .join(' ');
}
