import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, chromium } from '@playwright/test';

import { findBrowser } from './find';

export interface LaunchOptions {
  /** Folder of the built extension; left out: a browser without it. */
  readonly extension?: string;
  /** The local exchange that every host name leads to; left out: the real network. */
  readonly exchange?: { readonly port: number; readonly spki: string };
  readonly headless: boolean;
  readonly deviceScaleFactor?: number;
  readonly colorScheme?: 'dark' | 'light';
  readonly size?: { readonly width: number; readonly height: number };
  readonly profile?: string;
  /** For the launch and every step after it, in ms. */
  readonly timeout?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Pages that were left are kept to come back to, as in every browser but a tested one. */
  readonly pageCache?: boolean;
}

/**
 * A browser with the production build in it. Host names are the real ones: the resolver leads them to the local
 * exchange, whose certificate is trusted by its public key alone.
 */
export async function launch(options: LaunchOptions): Promise<BrowserContext> {
  const { width, height } = options.size ?? { width: 1440, height: 900 };
  const args = [
    '--no-sandbox',
    '--no-first-run',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    `--window-size=${width},${height}`,
    `--force-device-scale-factor=${options.deviceScaleFactor ?? 1}`,
  ];
  if (options.exchange) {
    args.push(
      `--host-resolver-rules=MAP * 127.0.0.1:${options.exchange.port}, EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${options.exchange.spki}`,
    );
  }
  if (options.extension) {
    args.push(`--disable-extensions-except=${options.extension}`, `--load-extension=${options.extension}`);
  }
  const context = await chromium.launchPersistentContext(
    options.profile ?? mkdtempSync(join(tmpdir(), 'isobar-')),
    {
      executablePath: findBrowser(),
      headless: options.headless,
      args,
      viewport: null,
      ...(options.pageCache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
      ...(options.timeout !== undefined && { timeout: options.timeout }),
      ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
      ...(options.env ? { env: { ...process.env, ...options.env } as Record<string, string> } : {}),
    },
  );
  if (options.timeout !== undefined) context.setDefaultTimeout(options.timeout);
  return context;
}
