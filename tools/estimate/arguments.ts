/** The command line of `npm run -s estimate --`. An option's values run up to the next option. */
import type { Millis, UnixMs } from '../../lib/core/units';
import type { VenueId } from '../../lib/market/instrument';
import { InputError } from './input-error';
import { parseDuration, parseInstant } from './time-text';

export const USAGE = `estimate --venue binance --symbol BTCUSDT (--klines F… | --trades F…)
         [--mark F…] [--metrics F…] [--funding F…] [--liquidations F…]
         (--at T[,T…] | --every 4h) [--lookback 7d] [--out F]

Files are as Binance's public archive has them (csv, gz or zip), or name their columns.
--trades beside --klines gives the taker split of bars that have none.
--lookback starts each estimate empty that long before its time; left out, with the first bar.`;

export interface Arguments {
  readonly venue: VenueId;
  readonly symbol: string;
  readonly klines: readonly string[];
  readonly mark: readonly string[];
  readonly metrics: readonly string[];
  readonly funding: readonly string[];
  readonly liquidations: readonly string[];
  readonly trades: readonly string[];
  readonly when: { readonly at: readonly UnixMs[] } | { readonly every: Millis };
  /** Undefined: all of the input. */
  readonly lookback?: Millis;
  readonly out?: string;
}

const FILES = ['klines', 'mark', 'metrics', 'funding', 'liquidations', 'trades'] as const;
const VALUES = ['venue', 'symbol', 'at', 'every', 'lookback', 'out'] as const;

type Option = (typeof FILES)[number] | (typeof VALUES)[number];

const OPTIONS: readonly string[] = [...FILES, ...VALUES];

export function parseArguments(argv: readonly string[]): Arguments {
  const given = collect(argv);
  const named = (name: (typeof FILES)[number]): readonly string[] => given.get(name) ?? [];
  const files = {
    klines: named('klines'),
    mark: named('mark'),
    metrics: named('metrics'),
    funding: named('funding'),
    liquidations: named('liquidations'),
    trades: named('trades'),
  };
  if (files.klines.length === 0 && files.trades.length === 0) fail('--klines or --trades must name a file');
  const out = single(given, 'out');
  const lookback = span(single(given, 'lookback'));
  return {
    venue: venue(required(given, 'venue')),
    symbol: symbol(required(given, 'symbol')),
    ...files,
    when: when(given),
    ...(lookback !== undefined && { lookback }),
    ...(out !== undefined && { out }),
  };
}

function fail(problem: string): never {
  throw new InputError(`${problem}\n\n${USAGE}`);
}

function collect(argv: readonly string[]): Map<Option, string[]> {
  const given = new Map<Option, string[]>();
  let values: string[] | undefined;
  for (const word of argv) {
    if (!word.startsWith('--')) {
      if (!values) fail(`"${word}" belongs to no option`);
      values.push(word);
      continue;
    }
    const [name = '', ...rest] = word.slice(2).split('=');
    if (!OPTIONS.includes(name)) fail(`--${name} is not an option`);
    values = given.get(name as Option) ?? [];
    if (rest.length > 0) values.push(rest.join('='));
    given.set(name as Option, values);
  }
  for (const [name, list] of given) if (list.length === 0) fail(`--${name} needs a value`);
  return given;
}

function single(given: Map<Option, string[]>, name: Option): string | undefined {
  const values = given.get(name) ?? [];
  if (values.length > 1) fail(`--${name} takes one value, got ${values.join(' ')}`);
  return values[0];
}

function required(given: Map<Option, string[]>, name: Option): string {
  return single(given, name) ?? fail(`--${name} is missing`);
}

function venue(text: string): VenueId {
  return text === 'binance' ? text : fail(`--venue: expected binance, got ${text}`);
}

function symbol(text: string): string {
  return /^[A-Z0-9_]{2,40}$/.test(text) ? text : fail(`--symbol: expected one such as BTCUSDT, got ${text}`);
}

function span(text: string | undefined): Millis | undefined {
  if (text === undefined) return undefined;
  return parseDuration(text) ?? fail(`--lookback: expected such as 12h or 7d, got ${text}`);
}

function when(given: Map<Option, string[]>): Arguments['when'] {
  const times = given.get('at');
  const every = single(given, 'every');
  if ((times === undefined) === (every === undefined)) fail('give either --at or --every');
  if (every !== undefined) {
    return { every: parseDuration(every) ?? fail(`--every: expected such as 15m or 4h, got ${every}`) };
  }
  const at = times!.flatMap((text) => text.split(',')).filter((text) => text !== '');
  return {
    at: at.map((text) => parseInstant(text) ?? fail(`--at: expected a date or Unix ms, got ${text}`)),
  };
}
