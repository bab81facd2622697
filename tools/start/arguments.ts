/** The options of `npm start`. */
import { parseArgs } from 'node:util';

export interface StartOptions {
  readonly headless: boolean;
  /** Folder for pictures; implies that the browser closes once they are taken. */
  readonly shot: string | undefined;
  readonly live: boolean;
  readonly seed: number;
  readonly world: 'fuzzy' | 'sharp';
  /** Exchange time runs this many times faster than the wall's. */
  readonly speed: number;
  readonly replay: string | undefined;
  readonly source: 'hyperliquid' | 'binance' | undefined;
  /** Host → folder of static files served as that host. */
  readonly sites: Readonly<Record<string, string>>;
  readonly page: string;
  readonly scale: number;
  readonly scheme: 'dark' | 'light';
}

export const DEMO_HOST = 'www.binance.com';
const DEMO_PAGE = `https://${DEMO_HOST}/en/futures/BTCUSDT`;

export const USAGE = `npm start -- [options]
  --headless           no window
  --shot DIR           save pictures of overlay, popup and side panel, print what they show, and end
  --live               the real venues instead of the local market
  --seed N  --world fuzzy|sharp  --speed X
                       the simulated market: which one, and how fast it runs
  --replay DIR         recorded data instead of the simulation  (--source hyperliquid|binance)
  --site HOST=DIR      serve a folder of static files as that host (repeatable)
  --page URL           the page to open (default ${DEMO_PAGE})
  --scale X            device pixel ratio;  --scheme dark|light`;

export class UsageError extends Error {}

export function parseStart(argv: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      headless: { type: 'boolean', default: false },
      shot: { type: 'string' },
      live: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      world: { type: 'string', default: 'fuzzy' },
      speed: { type: 'string', default: '1' },
      replay: { type: 'string' },
      source: { type: 'string' },
      site: { type: 'string', multiple: true, default: [] },
      page: { type: 'string', default: DEMO_PAGE },
      scale: { type: 'string', default: '1' },
      scheme: { type: 'string', default: 'dark' },
    },
  });
  return {
    headless: values.headless,
    shot: values.shot,
    live: values.live,
    seed: number('seed', values.seed, 0),
    world: oneOf('world', values.world, ['fuzzy', 'sharp']),
    speed: number('speed', values.speed, 0.1),
    replay: values.replay,
    source:
      values.source === undefined ? undefined : oneOf('source', values.source, ['hyperliquid', 'binance']),
    sites: Object.fromEntries(values.site.map(site)),
    page: values.page,
    scale: number('scale', values.scale, 0.5),
    scheme: oneOf('scheme', values.scheme, ['dark', 'light']),
  };
}

function number(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!(value >= least))
    throw new UsageError(`--${name}: expected a number of at least ${least}, got ${text}`);
  return value;
}

function oneOf<const Choice extends string>(name: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (!found) throw new UsageError(`--${name}: expected ${choices.join(' or ')}, got ${text}`);
  return found;
}

function site(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`--site: expected HOST=DIR, got ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}
