/** `npm start`: the production build in a browser, on a chart page, with the local market behind it. */
import type { BrowserContext, Page } from '@playwright/test';

import { chooseVenues } from '../browser/chosen-venues';
import type { VenueId } from '../../lib/market/instrument';
import { launch } from '../browser/launch';
import { exportDemoSite } from '../demo/build';
import { type Exchange, startExchange } from '../exchange/exchange';
import { DEMO_HOST, type StartOptions, USAGE, UsageError, parseStart } from './arguments';
import { buildExtension } from './build-extension';
import { clockSpeed, rerunAtSpeed } from './faked-clock';
import { marketFor } from './market';
import { openScreen, takePictures, visibleText } from './screens';

/** How long the first history may take to load before pictures are taken regardless. */
const LONGEST_LOAD = 90_000 * clockSpeed();
/** Time-outs count on the same clock as everything else: what takes the machine a second takes `speed` of them. */
const LONGEST_STEP = 60_000 * clockSpeed();

interface Served {
  readonly exchange: Exchange;
  readonly venues: readonly VenueId[];
}

async function localMarket(options: StartOptions): Promise<Served | undefined> {
  if (options.live) return undefined;
  say('Making the market');
  const { title, markets } = marketFor(options);
  say(`Market: ${title}, on ${markets.map(({ wire }) => wire.venue).join(', ')}`);
  const demo = await exportDemoSite(title);
  const exchange = await startExchange({ markets, sites: { [DEMO_HOST]: demo, ...options.sites } });
  return { exchange, venues: markets.map(({ wire }) => wire.venue) };
}

async function main(options: StartOptions): Promise<void> {
  say('Building the extension');
  const extension = buildExtension();
  const local = await localMarket(options);
  const context = await launch({
    extension,
    ...(local && { exchange: local.exchange }),
    headless: options.headless,
    deviceScaleFactor: options.scale,
    colorScheme: options.scheme,
    timeout: LONGEST_STEP,
  });
  if (options.replay !== undefined && local) await chooseVenues(context, local.venues);
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(options.page);
  if (options.shot === undefined) {
    say(`Open: ${options.page} — close the browser to end`);
    await new Promise<void>((resolve) => context.on('close', () => resolve()));
  } else {
    say('Waiting for the history');
    await historyLoaded(context, page);
    for (const seen of await takePictures(context, page, options.shot)) console.log(JSON.stringify(seen));
    await context.close();
  }
  await local?.exchange.close();
}

/** Pictures of a half-loaded history would show the wrong thing: the popup's status tells when it is there. */
async function historyLoaded(context: BrowserContext, front: Page): Promise<void> {
  const popup = await openScreen(context, 'popup');
  const end = Date.now() + LONGEST_LOAD;
  while (Date.now() < end) {
    const text = (await visibleText(popup)).join('\n').toLowerCase();
    if (/\b(live|partial)\b/.test(text)) break;
    await popup.waitForTimeout(500);
  }
  await popup.close();
  await front.bringToFront();
}

function say(line: string): void {
  console.error(line);
}

try {
  const options = parseStart(process.argv.slice(2));
  if (options.speed !== 1 && clockSpeed() === 1 && !options.live) {
    process.exit(rerunAtSpeed(options.speed));
  }
  await main(options);
  process.exit(0);
} catch (error) {
  const usage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  console.error(error instanceof Error ? error.message : error);
  if (usage) console.error(`\n${USAGE}`);
  process.exit(usage ? 2 : 1);
}
