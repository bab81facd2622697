/**
 * What a panel would have shown at an earlier time, from what had closed and been published by then. Order books are not
 * in it, nor the mark price of that second: its price is the close of its newest bar.
 */
import type { UnixMs } from '../../core/units';
import type { LiquidationFeed } from '../../venues/venue';
import type { ContractMargin } from '../contract-margin';
import { gridAtOnce } from '../grid-watch';
import type { MemberCondition } from '../member-status';
import { type MarketPanel, panelOf } from '../snapshot';
import { type PicturePart, summedPicture } from '../summed-picture';

export interface PastPart extends PicturePart {
  readonly margin: ContractMargin | undefined;
  readonly feed: LiquidationFeed;
}

/** Whether streams ran then is not kept. */
const UNDISTURBED: MemberCondition = {
  mark: undefined,
  backfilling: false,
  streamLost: false,
  restFailing: false,
  banned: false,
  historyStopped: false,
};

/** Undefined where nothing is stored of that time. */
export function pastPanel(parts: readonly PastPart[], at: UnixMs): MarketPanel | undefined {
  const [first, ...rest] = parts.filter(({ picture }) => picture.estimate);
  if (!first) return undefined;
  const { picture, origins, inFlow, inOpenInterest } = summedPicture([first, ...rest], at);
  return panelOf(picture, {
    members: [first, ...rest].map((part) => ({
      instrument: part.instrument,
      condition: UNDISTURBED,
      picture: part.picture,
      inFlow: inFlow.has(part.instrument),
      inOpenInterest: inOpenInterest.has(part.instrument),
      margin: part.margin,
      feed: part.feed,
      book: undefined,
      ratios: [],
      // What the venue says of its past today, it may not have said then: nothing is claimed of it.
      publishesInterest: true,
      clockAhead: undefined,
    })),
    origins,
    grid: gridAtOnce(picture, at),
    unreached: [],
    now: at,
    revision: 0,
    tierTableDate: first.margin?.table.date ?? 'assumed',
  });
}
