/** Payloads with one hostile change, for fuzzing a venue's parsers: each is to be refused by a `WireError`, or harmless. */
import { assert, infiniteStream, nat, property } from 'fast-check';

import { WireError } from './wire-error';

const draws = infiniteStream(nat(0xffff));

/** An instant of the payloads under test: what is read lies within a month of it. */
function hostileValues(instant: number): readonly unknown[] {
  const texts = ['', ' ', '-1', '-0.5', 'NaN', 'Infinity', '1e400', '0x10', '12,5', '<b>1</b>', '__proto__'];
  const numbers = [-1, 0.5, Number.NaN, Infinity, 2 ** 60, instant / 1000, instant * 1000];
  const names = ['ETHUSDT', 'btcusdt', 'ETH'];
  return [null, undefined, true, [], {}, [[]], { toString: 'x', valueOf: 1 }, ...texts, ...names, ...numbers];
}

/**
 * Parses `runs` mutants of the payload; returns how many were refused. Throws at an error that is no `WireError`, and at a
 * record that `poisonIn` finds fault with.
 */
export function refusedMutants(
  payload: () => unknown,
  parse: (payload: unknown) => unknown,
  instant: number,
  runs: number,
): number {
  const hostile = hostileValues(instant);
  let refused = 0;
  assert(
    property(draws, (stream) => {
      const mutant = mutated(payload(), hostile, (below) => (stream.next().value as number) % below);
      let record: unknown;
      try {
        record = parse(mutant);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        refused++;
        return;
      }
      const poison = poisonIn(record, instant);
      if (poison !== undefined) throw new Error(`poisoned record: ${poison}`);
    }),
    { numRuns: runs },
  );
  return refused;
}

/** Changes one node of a payload, found by a walk that `draw` steers. */
function mutated(payload: unknown, hostile: readonly unknown[], draw: (below: number) => number): unknown {
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
    const kind = draw(4);
    if (kind === 0) delete node[key];
    else if (kind === 1 && Array.isArray(node)) node.splice(Number(key), 0, structuredClone(child));
    else if (kind === 2 && Array.isArray(node)) node.reverse();
    else node[key] = hostile[draw(hostile.length)];
    return copy;
  }
}

const SIGNED = new Set(['rate', 'predictedFunding']);
const TIMES = new Set(['time', 'openTime', 'nextFunding']);
const MONTH = 30 * 86_400_000;

/** What is wrong with a record: a number that is not finite, below 0, or a time far from `instant`; a high below its low. */
export function poisonIn(record: unknown, instant: number, name = ''): string | undefined {
  if (typeof record === 'number') {
    const isFair =
      Number.isFinite(record) &&
      (record >= 0 || SIGNED.has(name)) &&
      (!TIMES.has(name) || Math.abs(record - instant) <= MONTH);
    return isFair ? undefined : `${name} = ${record}`;
  }
  if (typeof record !== 'object' || record === null) return undefined;
  if ('high' in record && 'low' in record && !(Number(record.high) >= Number(record.low)))
    return 'high < low';
  for (const [key, value] of Object.entries(record)) {
    const found = poisonIn(value, instant, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
