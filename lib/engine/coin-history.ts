/** How far the histories of a coin's contracts have come together, told a few times a second at most. */
import type { Lookback } from '../core/time';
import { millis } from '../core/units';
import type { Instrument } from '../market/instrument';
import type { HistoryView } from '../protocol/history';
import type { Clock } from './clock';
import type { HistoryProgress } from './history-load';

export interface MemberHistory {
  readonly instrument: Pick<Instrument, 'venue' | 'symbol'>;
  /** Undefined while it is not known how much there is. */
  readonly progress: HistoryProgress | undefined;
  /** Its requests fail: when they will not cannot be told. */
  readonly failing: boolean;
}

/**
 * A coin's history has come as far as its venues' on average. `patient`: undefined until each of them knows how much there
 * is, so that a new worker does not tell less than the one before had.
 */
export function historyView(
  coin: string,
  lookback: Lookback,
  { stopped, patient }: { readonly stopped: boolean; readonly patient: boolean },
  members: readonly MemberHistory[],
): HistoryView | undefined {
  const known = members.flatMap(({ progress }) => progress ?? []);
  if (known.length === 0 || (patient && known.length < members.length)) return undefined;
  const venues = members.map(({ instrument: { venue, symbol }, progress, failing }) => ({
    venue,
    symbol,
    share: progress?.share ?? 0,
    ...leftOf(progress, failing),
  }));
  const share = venues.reduce((sum, each) => sum + each.share, 0) / venues.length;
  if (share === 1) return { coin, lookback, state: 'complete', share, venues };
  const lefts = venues.flatMap(({ left }) => left ?? []);
  return {
    coin,
    lookback,
    state: stopped ? 'stopped' : 'loading',
    share,
    ...(!stopped && lefts.length === venues.length && { left: Math.max(...lefts) }),
    ...(known.length === members.length && { reaches: Math.max(...known.map(({ reaches }) => reaches)) }),
    venues,
  };
}

/** What is complete takes no time, whether or not its venue fails. */
function leftOf(progress: HistoryProgress | undefined, failing: boolean): { left?: number } {
  if (progress?.left === undefined || (failing && progress.share < 1)) return {};
  return { left: progress.left };
}

const TOLD_EVERY = millis(500);

/** What is due soon is told once; what has not changed is not told again. */
export class PacedTelling<View> {
  private due = false;
  private told: string | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly view: () => View | undefined,
    private readonly tell: (view: View) => void,
  ) {}

  async soon(signal: AbortSignal): Promise<void> {
    if (this.due) return;
    this.due = true;
    await this.clock.sleep(TOLD_EVERY, signal);
    this.due = false;
    if (!signal.aborted) this.now();
  }

  now(): void {
    const view = this.view();
    const text = JSON.stringify(view);
    if (!view || text === this.told) return;
    this.told = text;
    this.tell(view);
  }
}
