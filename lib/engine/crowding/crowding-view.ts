/** Who is crowded, in the protocol's words. */
import type { UnixMs } from '../../core/units';
import type { FundingRate } from '../../market/funding';
import type { CrowdingView } from '../../protocol/crowding';
import { accountLeans } from './account-leans';
import type { CrowdPart } from './crowd-part';
import { fundingCrowding } from './funding-crowding';
import { type InterestSum, interestCrowding } from './interest-crowding';

export function crowdingView(
  parts: readonly CrowdPart[],
  sums: { readonly funding: readonly FundingRate[]; readonly interest: InterestSum },
  now: UnixMs,
): CrowdingView {
  const funding = fundingCrowding(parts, sums.funding, now);
  const openInterest = interestCrowding(parts, sums.interest);
  return {
    ...(funding && { funding }),
    ...(openInterest && { openInterest }),
    accounts: parts.flatMap(accountLeans),
  };
}
