/** Payloads with one hostile change, and what may never come out of a parser that reads one. For tests of the venues. */

/** A number below the one given. */
type Draw = (below: number) => number;

const HOSTILE: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  '-1',
  '-0.5',
  'NaN',
  'Infinity',
  '1e400',
  '0x10',
  '12,5',
  '<b>1</b>',
  'ETHUSDT',
  'btcusdt',
  '__proto__',
  true,
  [],
  {},
  [[]],
  -1,
  0.5,
  Number.NaN,
  Infinity,
  2 ** 60,
  1_700_000_100,
  1_700_000_100_000_000,
  { toString: 'x', valueOf: 1 },
];

/** A copy in which one node, found by a walk that `draw` steers, is gone, doubled, turned around or another value. */
export function mutantOf(payload: unknown, draw: Draw): unknown {
  const copy = structuredClone(payload);
  let node = copy as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(node);
    const key = keys[draw(keys.length)] ?? '';
    const child = node[key];
    const isBranch = typeof child === 'object' && child !== null && Object.keys(child).length > 0;
    if (isBranch && draw(8) > 0) {
      node = child as Record<string, unknown>;
      continue;
    }
    change(node, key, draw);
    return copy;
  }
}

function change(node: Record<string, unknown>, key: string, draw: Draw): void {
  const kind = draw(4);
  if (kind === 0) delete node[key];
  else if (kind === 1 && Array.isArray(node)) node.splice(Number(key), 0, structuredClone(node[Number(key)]));
  else if (kind === 2 && Array.isArray(node)) node.reverse();
  else node[key] = HOSTILE[draw(HOSTILE.length)];
}

/** What a clean record is about: one symbol, and times within a month of one instant. */
interface Clean {
  readonly symbol: string;
  readonly around: number;
}

const SIGNED = new Set(['rate', 'predictedFunding']);
const TIMES = new Set(['time', 'openTime', 'nextFunding']);
const MONTH = 30 * 86_400_000;

/** The first number that is not finite, or out of its range; the first name of another symbol; undefined if clean. */
export function poisonIn(record: unknown, clean: Clean, name = ''): string | undefined {
  if (typeof record === 'number') {
    const inRange = TIMES.has(name)
      ? Math.abs(record - clean.around) <= MONTH
      : SIGNED.has(name) || record >= 0;
    return Number.isFinite(record) && inRange ? undefined : `${name} = ${record}`;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  if ('symbol' in record && record.symbol !== clean.symbol) return `symbol = ${String(record.symbol)}`;
  if ('high' in record && 'low' in record && !(Number(record.high) >= Number(record.low)))
    return 'high < low';
  for (const [key, value] of Object.entries(record)) {
    const found = poisonIn(value, clean, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
