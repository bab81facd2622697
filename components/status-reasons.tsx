import { reasonWord } from './words';

/** Why the status is not live, in words. */
export function StatusReasons({ reasons }: { readonly reasons: readonly string[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons small soft">
      {reasons.map((reason) => (
        <li key={reason}>{reasonWord(reason)}</li>
      ))}
    </ul>
  );
}
