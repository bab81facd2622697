import type { OwnPosition } from '../../lib/protocol/settings';
import type { FundingCrowding } from '../../lib/protocol/crowding';
import { fundingCost } from '../../lib/risk/funding-cost';
import { formatPercent, formatUsd } from '../format';
import { i18n } from '../words';

interface FundingLineProps {
  readonly position: OwnPosition;
  /** Where it stands, for as many coins as its entry is for. */
  readonly price: number | undefined;
  readonly funding: FundingCrowding | undefined;
}

/** Per 8 hours: the rate that the position's venue, or all on the weighted mean, predict; else the one that was paid last. */
function rateOf(funding: FundingCrowding | undefined, { venue }: OwnPosition) {
  const read = funding?.venues.find((each) => each.venue === venue) ?? funding?.weighted;
  if (read?.predicted !== undefined) return { rate: read.predicted, word: 'predicted' } as const;
  return read?.realised === undefined ? undefined : ({ rate: read.realised, word: 'realised' } as const);
}

function dollars(usd: number, payments: number): string {
  return formatUsd(Math.abs(usd) * payments);
}

/** What funding costs while the position is held, at the rate of now: 3 payments of 8 hours a day. */
export function FundingLine({ position, price, funding }: FundingLineProps) {
  const now = rateOf(funding, position);
  if (!now || price === undefined) return <p class="small soft">{i18n.t('risk.funding.unknown')}</p>;
  const { usd, ofMargin } = fundingCost(position, price, now.rate);
  const pays = (usd ?? ofMargin ?? 0) >= 0 ? 'pays' : 'receives';
  const amounts = [
    usd !== undefined && i18n.t('risk.funding.amounts', [dollars(usd, 1), dollars(usd, 3), dollars(usd, 21)]),
    ofMargin !== undefined && i18n.t('risk.funding.of_margin', [formatPercent(Math.abs(ofMargin) * 300, 2)]),
  ].filter((part) => typeof part === 'string');
  return (
    <p class="small soft">
      {i18n.t(`risk.funding.${pays}`)} {amounts.join(' · ')}{' '}
      <span class="faint">
        {i18n.t(`risk.funding.${now.word}`, [formatPercent(now.rate * 100, 4, true)])}
      </span>
      {usd === undefined && ` ${i18n.t('risk.funding.size_unknown')}`}
    </p>
  );
}
