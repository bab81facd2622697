/** What a venue sent does not hold: says where it came from, what was expected and what came instead. */
export class WireError extends Error {
  constructor(
    readonly venue: string,
    readonly endpoint: string,
    readonly field: string,
    readonly expected: string,
    readonly got: unknown,
  ) {
    super(`${venue} ${endpoint}: ${field}: expected ${expected}, got ${shown(got)}`);
    this.name = 'WireError';
  }
}

function shown(value: unknown): string {
  // Not converted to text: an object off the wire may carry a `toString` of its own, which is no function.
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
