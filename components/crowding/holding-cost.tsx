import { dailyFunding } from '../../lib/market/funding';
import type { FundingCrowding, VenueFunding } from '../../lib/protocol/crowding';
import { formatDollars } from '../format';
import { Facts } from '../panel/facts';
import { contractName } from '../panel/contract-name';
import { i18n } from '../words';

const SIZE = 10_000;

type Paying = VenueFunding & { readonly f8: number };

/** What it costs to hold $10,000 for a day on either side, at the rates that are predicted now. */
export function HoldingCost({ funding }: { readonly funding: FundingCrowding }) {
  const { venues, weighted } = funding;
  const mean = weighted.predicted ?? weighted.realised;
  if (mean === undefined) return null;
  const paying = venues.flatMap((venue): Paying[] => {
    const f8 = venue.predicted ?? venue.realised;
    return f8 === undefined ? [] : [{ ...venue, f8 }];
  });
  return (
    <>
      <h3 class="crowd-head">{i18n.t('crowding.hold_title', [formatDollars(SIZE, 0)])}</h3>
      <Facts
        facts={[
          [i18n.t('crowding.hold_long'), <Cost f8={mean} sign={1} paying={paying} />],
          [i18n.t('crowding.hold_short'), <Cost f8={mean} sign={-1} paying={paying} />],
        ]}
      />
    </>
  );
}

interface CostProps {
  readonly f8: number;
  /** A long pays the rate, a short receives it. */
  readonly sign: 1 | -1;
  readonly paying: readonly Paying[];
}

function Cost({ f8, sign, paying }: CostProps) {
  const least = paying.toSorted((a, b) => sign * (a.f8 - b.f8))[0];
  return (
    <>
      {costWord(sign * f8)}
      {paying.length > 1 && least && (
        <span class="second small soft">
          {i18n.t('crowding.least_at', [contractName(least, paying), costWord(sign * least.f8)])}
        </span>
      )}
    </>
  );
}

function costWord(f8: number): string {
  const usd = dailyFunding(f8, SIZE);
  return i18n.t(usd < 0 ? 'crowding.receives' : 'crowding.pays', [formatDollars(Math.abs(usd))]);
}
