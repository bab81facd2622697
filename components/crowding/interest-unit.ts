import type { Settings } from '../../lib/protocol/settings';
import { formatCompact, formatUsd } from '../format';

/** Amounts of open interest in what the user wants them in: coins, or dollars. */
export interface InterestUnit {
  readonly unit: Settings['oiUnit'];
  readonly format: (amount: number, signed?: boolean) => string;
  /** Short enough for an axis. */
  readonly axis: (amount: number) => string;
}

export function interestUnit(unit: Settings['oiUnit'], base: string): InterestUnit {
  if (unit === 'usd') return { unit, format: formatUsd, axis: (usd) => `$${formatCompact(usd, 4)}` };
  return {
    unit,
    format: (amount, signed = false) => {
      const sign = signed && amount > 0 ? '+' : '';
      return `${sign}${formatCompact(amount).replace('-', '−')} ${base}`;
    },
    axis: (amount) => formatCompact(amount, 4),
  };
}
