/**
 * Three-valued logic (Kleene 1952). One definite no settles a conjunction and one definite yes a disjunction, whatever
 * else is not known; otherwise what is not known makes the whole unknown. So unknown is never taken for no.
 */
export type Truth = 'yes' | 'no' | 'unknown';

export function all(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no';
  return truths.includes('unknown') ? 'unknown' : 'yes';
}

export function any(truths: readonly Truth[]): Truth {
  if (truths.includes('yes')) return 'yes';
  return truths.includes('unknown') ? 'unknown' : 'no';
}
