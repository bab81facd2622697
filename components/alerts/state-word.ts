import { i18n, keyOf } from '../words';

/** The named states that a rule can be about. */
export const STATES = [
  'squeeze-primed',
  'squeeze-watch',
  'squeeze-conditions',
  'larger-cascade',
  'fading-momentum',
  'building',
  'whipsaw',
] as const;

/** A code that this version does not know is shown as it is. */
export function stateWord(code: string, toward?: 'above' | 'below'): string {
  const known = STATES.find((state) => state === code);
  const word = known ? i18n.t(`alerts.state.${keyOf(known)}`) : code;
  return toward ? `${word}, ${i18n.t(`alerts.toward_${toward}`)}` : word;
}
