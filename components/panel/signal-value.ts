import type { SignalView } from '../../lib/protocol/snapshot';
import { formatNumber, formatPercent } from '../format';
import { i18n } from '../words';

/** A signal's value or threshold in its own unit. */
export function signalValue(value: number, unit: SignalView['unit']): string {
  switch (unit) {
    case 'ln-ratio':
      return i18n.t('unit.ln_ratio', [formatNumber(Math.exp(value), 2)]);
    case 'z':
      return i18n.t('unit.z', [formatNumber(value, 2).replace('-', '−')]);
    case 'apr':
      return i18n.t('unit.apr', [formatPercent(value * 100, 1, true)]);
    case 'percent':
      return i18n.t('unit.percent', [formatPercent(value, 1, true)]);
  }
}
