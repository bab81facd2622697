/** Every word on a screen. Codes of the protocol become message keys, so that a code without a word fails to compile. */
import { createI18n } from '@wxt-dev/i18n';

import type { GeneratedI18nStructure } from '../.wxt/i18n/structure';

export const i18n = createI18n<GeneratedI18nStructure>();

type Snake<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Snake<Tail>}`
  : Code;

/** Message keys hold no hyphens. */
export function keyOf<Code extends string>(code: Code): Snake<Code> {
  return code.replaceAll('-', '_') as Snake<Code>;
}

const REASONS = [
  'no-data',
  'backfilling',
  'history-stopped',
  'stream-lost',
  'rest-failing',
  'no-open-interest',
  'no-taker-split',
  'no-mark',
  'gaps',
  'old-data',
  'banned',
  'worker-lost',
  'no-perpetual',
  'no-answer',
  'venues-behind',
  'not-published',
  'missed',
  'invalid',
  'not-fetched',
] as const;

const SERIES = [
  'bar-1m',
  'bar-5m',
  'bar-15m',
  'bar-1h',
  'mark-1m',
  'mark-5m',
  'mark-15m',
  'mark-1h',
  'open-interest',
  'funding',
  'liquidation',
  'flow',
] as const;

const MISSING = ['no-history', 'no-data', 'stale', 'warming-up'] as const;

/** What a stored series holds. */
export function seriesWord(code: string): string {
  const known = SERIES.find((series) => series === code);
  return known ? i18n.t(`series.${keyOf(known)}`) : code;
}

/** Why the status is not live, or a stretch is missing; a code this version does not know is shown as it is. */
export function reasonWord(code: string): string {
  const known = REASONS.find((reason) => reason === code);
  return known ? i18n.t(`reason.${keyOf(known)}`) : code;
}

/** Why a signal is unknown. */
export function missingWord(code: string): string {
  const known = MISSING.find((missing) => missing === code);
  return known ? i18n.t(`missing.${keyOf(known)}`) : code;
}
