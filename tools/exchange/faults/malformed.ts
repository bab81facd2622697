/** A true answer with one field put wrong. Fields are the leaves of its JSON, counted in the order of the text. */
import type { Fault } from './reply';

/** The `n`th field becomes `wrong`; counting goes round. */
export function malformed(n: number, wrong: unknown): Fault {
  return (truth) => {
    const body: unknown = JSON.parse(truth.text);
    const count = fieldCount(body);
    return count === 0 ? truth : { ...truth, text: JSON.stringify(withField(body, n % count, wrong)) };
  };
}

export function fieldCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + fieldCount(item), 0);
}

function withField(value: unknown, n: number, wrong: unknown): unknown {
  if (typeof value !== 'object' || value === null) return n === 0 ? wrong : value;
  let before = 0;
  const entries = Object.entries(value).map(([key, item]) => {
    const count = fieldCount(item);
    const at = n - before;
    before += count;
    return [key, at >= 0 && at < count ? withField(item, at, wrong) : item] as const;
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}
