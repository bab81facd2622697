import { spawnSync } from 'node:child_process';

import { setUp } from './setup.mjs';

setUp();
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', 'tools/start/main.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
