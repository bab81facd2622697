/** Pages of our own under the hosts' names, the built extension in a browser, and a worker that the test speaks for. */
import type { BrowserContext, Page } from '@playwright/test';

import { launch } from '../../tools/browser/launch';
import { type Exchange, startExchange } from '../../tools/exchange/exchange';
import { steadyFeed } from '../../tools/exchange/steady-feed';
import type { SiteHandler } from '../../tools/exchange/site';
import { HOST_PAGES } from '../../lib/hosts/host-pages.testing';
import { extensionWithStandIn } from '../overlay/stand-in';

export const PERPETUAL = 'https://www.binance.com/en/futures/BTCUSDT';

export class World {
  /** What is served under every address, and under paths of its own. */
  private document = '';
  private readonly others = new Map<string, string>();
  /** Errors that the page's own scripts met. */
  readonly errors: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    /** Another tab, for work on pictures. */
    readonly reader: Page,
    private readonly exchange: Exchange,
  ) {}

  static async open(options: { readonly pageCache?: boolean } = {}): Promise<World> {
    const names = [...new Set(HOST_PAGES.map(({ address }) => new URL(address).hostname))];
    const answer: SiteHandler = (_request, response, path) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(world.others.get(path) ?? world.document);
    };
    const exchange = await startExchange({
      feed: steadyFeed({ now: Date.now(), hours: 1 }),
      sites: Object.fromEntries(names.map((name) => [name, answer])),
    });
    const context = await launch({ headless: true, extension: extensionWithStandIn(), exchange, ...options });
    const page = context.pages()[0]!;
    const reader = await context.newPage();
    const world: World = new World(context, page, reader, exchange);
    page.on('pageerror', ({ message }) => world.errors.push(message));
    await page.bringToFront();
    return world;
  }

  /** Serves a document under an address, and opens it. */
  async show(address: string, document: string): Promise<void> {
    this.document = document;
    await this.page.goto(address);
  }

  serve(path: string, document: string): void {
    this.others.set(path, document);
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.exchange.close();
  }
}
