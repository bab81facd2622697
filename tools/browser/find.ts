import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

import { chromium } from '@playwright/test';

/** The environment variable that names a Chromium to use. */
export const BROWSER_VARIABLE = 'ISOBAR_CHROMIUM';

const SYSTEM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string): string | undefined {
  const found = spawnSync('which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function installed(): string | undefined {
  const named = process.env[BROWSER_VARIABLE];
  if (named) {
    if (runs(named)) return named;
    throw new Error(`${BROWSER_VARIABLE}=${named}: there is no executable file there`);
  }
  const bundled = chromium.executablePath();
  if (bundled && runs(bundled)) return bundled;
  return SYSTEM_NAMES.map(onPath).find((path) => path !== undefined);
}

/** Playwright's own build of Chromium, where its download can be reached; else Debian's package. */
function install(say: (line: string) => void): string | undefined {
  say('No Chromium found: trying Playwright’s download');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 120_000,
  });
  const bundled = chromium.executablePath();
  if (bundled && runs(bundled)) return bundled;
  say('Playwright’s download cannot be had: trying Debian’s chromium package');
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return onPath('chromium');
}

/**
 * The Chromium to run: the environment variable, Playwright's, the system's, else a fresh install.
 * Throws with what to do when none can be had.
 */
export function findBrowser(say: (line: string) => void = () => undefined): string {
  const path = installed() ?? install(say);
  if (path) return path;
  throw new Error(
    `No Chromium: neither ${BROWSER_VARIABLE}, Playwright’s nor the system’s was found, and neither Playwright nor apt-get could install one. ` +
      `Install Chromium or Chrome and set ${BROWSER_VARIABLE} to its path.`,
  );
}
