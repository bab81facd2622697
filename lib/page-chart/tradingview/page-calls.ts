/** Calls into an object of the page, none of which can throw: what is missing, throws or gives nonsense is undefined. */

type Loose = Readonly<Record<string, unknown>>;
type Callable = Readonly<Record<string, (...args: readonly number[]) => unknown>>;

export function propertyOf(object: unknown, name: string): unknown {
  if (typeof object !== 'object' && typeof object !== 'function') return undefined;
  try {
    return (object as Loose | null)?.[name];
  } catch {
    return undefined;
  }
}

export function ask(object: unknown, method: string, ...args: readonly number[]): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  try {
    return (object as Callable)[method]?.(...args) ?? undefined;
  } catch {
    return undefined;
  }
}

export function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

const LONGEST = 120;

/** Text of a sensible length. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 && value.length <= LONGEST ? value : undefined;
}
