/**
 * A scaled clock for the exchange and the browser alike, by Debian's faketime, so that ages, timers and exchange time
 * agree at any speed. The wrapper shares one start instant among all the processes; a preloaded library alone would
 * start each process's clock when that process starts.
 */
import { spawnSync } from 'node:child_process';

const VARIABLE = 'ISOBAR_CLOCK';

/** How many times faster than the wall's clock this process runs. */
export function clockSpeed(): number {
  return Number(process.env[VARIABLE] ?? 1);
}

function installed(): boolean {
  return spawnSync('which', ['faketime']).status === 0;
}

/** Runs this command again under a clock `speed` times as fast; returns its exit code. */
export function rerunAtSpeed(speed: number): number {
  if (!installed()) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'faketime'], { stdio: 'ignore' });
  }
  if (!installed()) throw new Error('--speed needs faketime (Debian: apt-get install faketime)');
  const command = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync('faketime', ['-m', '-f', `+0 x${speed}`, ...command], {
    stdio: 'inherit',
    env: { ...process.env, [VARIABLE]: String(speed) },
  });
  return status ?? 1;
}
