import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';

import { unixMs } from '../../lib/core/units';
import type { createBinance } from '../../lib/venues/binance/client';
import { ccxtSlim, slim } from './ccxt-slim';

const WORKER_GLOBALS = {
  AbortController,
  AbortSignal,
  TextDecoder,
  TextEncoder,
  URL,
  clearTimeout,
  setTimeout,
};

/** Of one venue; measured 31 kB, and 12 kB of it the base class that all share. */
const GZIP_BUDGET = 40_000;

async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [ccxtSlim()],
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'bundle', fileName: 'worker' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunks = outputs.flatMap((output) => ('output' in output ? output.output : []));
  expect(chunks).toHaveLength(1);
  return 'code' in chunks[0]! ? chunks[0].code : '';
}

describe('the venue with its share of ccxt', () => {
  let code = '';
  beforeAll(async () => {
    code = await bundle('lib/venues/binance/client.ts');
  }, 120_000);

  test('fits the service worker', () => {
    const gzip = gzipSync(code).length;
    console.log(`binance client: ${code.length} B, ${gzip} B gzip`);
    expect(gzip).toBeLessThan(GZIP_BUDGET);
  });

  test('holds no import(), no require() and nothing of Node', () => {
    expect(code).not.toMatch(/\bimport\s*\(/);
    expect(code).not.toMatch(/\brequire\s*\(/);
    expect(code).not.toMatch(/\b(eval|new Function)\s*\(/);
  });

  test('runs where there are only the globals of a worker, and asks the venue', async () => {
    const worker = createContext({ ...WORKER_GLOBALS, self: { WebSocket: class {} } });
    const { createBinance: create } = runInContext(`${code}; bundle`, worker) as {
      createBinance: typeof createBinance;
    };
    const seen: string[] = [];
    const venue = create({
      now: () => unixMs(1_700_000_000_000),
      random: () => 0,
      fetch: async (url) => {
        seen.push(url);
        return Response.json({ serverTime: 1_700_000_000_123 });
      },
    });
    expect(await venue.serverTime(new AbortController().signal)).toBe(1_700_000_000_123);
    expect(seen).toEqual(['https://fapi.binance.com/fapi/v1/time']);
  });
});

describe('slim', () => {
  test('binds what an unused import would have bound, so that it throws only when called', () => {
    const code = slim(
      `import { sha256 as hash } from '@noble/hashes/sha2.js';\nexport const known = { hash };`,
    );
    expect(code).not.toContain('@noble');
    expect(code).toContain('const hash = absent;');
  });

  test('leaves a module without such imports alone', () => {
    const code = `import { Precise } from './base/Precise.js';\nexport const one = new Precise('1');`;
    expect(slim(code)).toBe(code);
  });

  test('lets a dynamic import fail as one of a missing module does', () => {
    expect(slim(`import('fflate').then(use).catch(() => {});`)).toContain(
      `absentModule('fflate').then(use).catch(() => {});`,
    );
  });
});
