import { reasonWord } from './words';

/** Why the status is not live, in words. */
export function StatusReasons({ reasons }: { readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return <p class="reasons small soft">{reasons.map(reasonWord).join(' · ')}</p>;
}
