import { formatPercent } from '../format';

/** Over how many hours rates are shown; they come per 8 h. */
export type FundingHours = 1 | 8;

export interface FundingUnit {
  readonly hours: FundingHours;
  readonly format: (f8: number) => string;
}

export function fundingUnit(hours: FundingHours): FundingUnit {
  return { hours, format: (f8) => formatPercent((100 * f8 * hours) / 8, 4, true) };
}
