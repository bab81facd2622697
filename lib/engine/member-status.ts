/** How each venue's part of a picture fares, and from that the whole. */
import { type UnixMs, millis } from '../core/units';
import type { Status } from '../protocol/snapshot';
import type { Condition } from './market-watch';
import type { Picture } from './picture';
import { ENOUGH, statusOf } from './status';

export interface MemberStatus {
  readonly status: Status;
  readonly reasons: readonly string[];
}

/** What a venue does not publish is no fault of the moment: it is said of the whole, by its share. */
const LASTING = ['no-open-interest', 'no-taker-split', 'no-mark'];
const STOPPED = 'history-stopped';
const LOADING = 'backfilling';
/** Of the bars that have it: of one venue, and of a sum, in which some venues publish what others do not. */
const LEAST = 0.5;
const LEAST_OF_SUM = 0.2;

/** How a venue fares, in view of one lookback. */
export interface MemberCondition extends Condition {
  /** The user stopped loading the lookback's older history. */
  readonly historyStopped: boolean;
}

/** Whether so much of a venue's history is still to come that its part is not yet what it will be. */
export function isLoading(
  picture: Pick<Picture, 'barsPresent' | 'barsExpected'> | undefined,
  { backfilling }: Pick<Condition, 'backfilling'>,
): boolean {
  return backfilling && barsShareOf(picture) < ENOUGH;
}

function barsShareOf(picture: Pick<Picture, 'barsPresent' | 'barsExpected'> | undefined): number {
  return picture && picture.barsExpected > 0 ? picture.barsPresent / picture.barsExpected : 0;
}

export function memberStatus(
  picture: Picture | undefined,
  condition: MemberCondition,
  now: UnixMs,
): MemberStatus {
  const estimate = picture?.estimate;
  const { status, reasons } = statusOf({
    age: estimate && millis(Math.max(0, now - estimate.asOf)),
    interval: picture?.plan.interval ?? millis(60_000),
    barsShare: barsShareOf(picture),
    openInterestShare: 1,
    takerSplitShare: 1,
    markShare: 1,
    ...condition,
    backfilling: isLoading(picture, condition),
  });
  return { status, reasons };
}

export interface Shares {
  readonly openInterestShare: number;
  readonly takerSplitShare: number;
  readonly markShare: number;
}

/**
 * One venue's word is the whole's. Of several, the whole is live when all are; stale or warming up when all are; else
 * partial, for what all have in common and for the venues that are behind.
 */
export function wholeStatus(members: readonly MemberStatus[], shares: Shares): MemberStatus {
  const lacking = lackingOf(shares, members.length > 1 ? LEAST_OF_SUM : LEAST);
  const first = members[0];
  if (!first) return { status: 'warming-up', reasons: ['no-data'] };
  const common = first.reasons.filter((reason) => members.every(({ reasons }) => reasons.includes(reason)));
  const same = members.every(({ status }) => status === first.status);
  const own = (member: MemberStatus) => member.reasons.filter((reason) => !common.includes(reason));
  const isWaiting = (member: MemberStatus): boolean =>
    own(member).includes(LOADING) &&
    own(member).every((reason) => reason === LOADING || reason === 'no-data');
  // What is still loading, or what the user has stopped, does not fall behind.
  const isBehind = (member: MemberStatus): boolean =>
    !isWaiting(member) && own(member).some((reason) => reason !== STOPPED);
  const awaited = [
    ...(members.some(isWaiting) ? [LOADING] : []),
    ...(members.some((member) => own(member).includes(STOPPED)) ? [STOPPED] : []),
  ];
  const explained = (same && common.length > 0) || !members.some(isBehind);
  const reasons = [...common, ...awaited, ...(explained ? [] : ['venues-behind']), ...lacking];
  if (same && first.status !== 'live') return { status: first.status, reasons };
  return { status: reasons.length > 0 ? 'partial' : 'live', reasons };
}

function lackingOf({ openInterestShare, takerSplitShare, markShare }: Shares, least: number): string[] {
  const shares = [openInterestShare, takerSplitShare, markShare];
  return LASTING.filter((_, i) => shares[i]! < least);
}
