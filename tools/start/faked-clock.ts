/**
 * A scaled clock for the exchange and the browser alike, by Debian's libfaketime, so that ages, timers and exchange
 * time agree at any speed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
];

function library(): string {
  const found = LIBRARIES.find((path) => existsSync(path));
  if (found) return found;
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '-qq', 'libfaketime'], { stdio: 'ignore' });
  const installed = LIBRARIES.find((path) => existsSync(path));
  if (installed) return installed;
  throw new Error('--speed needs libfaketime (Debian: apt-get install libfaketime)');
}

/** Runs this command again under a clock `speed` times as fast; returns its exit code. */
export function rerunAtSpeed(speed: number): number {
  const { status } = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      LD_PRELOAD: library(),
      FAKETIME: `+0 x${speed}`,
      // Waits on condition variables with a monotonic clock hang under a scaled one.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      ISOBAR_CLOCK: String(speed),
    },
  });
  return status ?? 1;
}
