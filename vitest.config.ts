import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

import { ccxtSlim } from './tools/build/ccxt-slim';

export default defineConfig({
  plugins: [preact(), ccxtSlim()],
  test: {
    include: [
      'lib/**/*.test.{ts,tsx}',
      'components/**/*.test.{ts,tsx}',
      'entrypoints/*/**/*.test.{ts,tsx}',
      'tools/**/*.test.ts',
    ],
    testTimeout: 60_000,
    pool: 'forks',
    // ccxt goes through the build plugin in tests too: the same code as in the extension.
    server: { deps: { inline: [/\/ccxt\/js\/src\//] } },
  },
});
