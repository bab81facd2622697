/**
 * Looks at the coins that have rules while nobody looks at them. A picture of a few minutes ago holds at the price of now;
 * an older one is made anew, a few a round.
 */
import { MINUTE } from '../../core/time';
import { millis } from '../../core/units';
import type { VenueId } from '../../market/instrument';
import { atPrice } from '../band-distances';
import type { Clock } from '../clock';
import type { Hub } from '../hub';
import type { VenueAccess } from '../seat';
import type { AlertDesk } from './alert-desk';

export interface AlertRoundDependencies {
  readonly clock: Pick<Clock, 'now'>;
  readonly hub: Pick<Hub, 'isWatched' | 'latest' | 'refresh' | 'toldToUs'>;
  readonly desk: Pick<AlertDesk, 'coins' | 'take' | 'settle'>;
  readonly venue: (id: VenueId) => VenueAccess;
}

const FRESH_PICTURE = millis(4 * MINUTE);
/** Each asks every venue for several series; the oldest pictures come first. */
const MOST_PICTURES = 3;

export class AlertRound {
  private running: Promise<void> | undefined;

  constructor(private readonly deps: AlertRoundDependencies) {}

  /** A round that is on its way is not begun a second time. */
  run(signal: AbortSignal): Promise<void> {
    this.running ??= this.round(signal).finally(() => (this.running = undefined));
    return this.running;
  }

  private async round(signal: AbortSignal): Promise<void> {
    const { desk, hub } = this.deps;
    try {
      const coins = (await desk.coins()).filter((coin) => !hub.isWatched(coin));
      const latest = await Promise.all(
        coins.map(async (coin) => ({ coin, picture: await hub.latest(coin) })),
      );
      const isFresh = ({ picture }: (typeof latest)[number]): boolean =>
        picture !== undefined && this.deps.clock.now() - picture.panel.builtAt < FRESH_PICTURE;
      const due = latest
        .filter((coin) => !isFresh(coin))
        .toSorted((a, b) => (a.picture?.panel.builtAt ?? 0) - (b.picture?.panel.builtAt ?? 0))
        .slice(0, MOST_PICTURES);
      await Promise.allSettled([
        ...latest.filter(isFresh).map(({ picture }) => this.reprice(picture!, signal)),
        ...due.map(({ coin }) => hub.refresh(coin, signal)),
      ]);
    } finally {
      await desk.settle();
    }
  }

  private async reprice(
    { market, panel }: NonNullable<Awaited<ReturnType<Hub['latest']>>>,
    signal: AbortSignal,
  ): Promise<void> {
    const { venue, desk, hub } = this.deps;
    const { instrument } = panel;
    const open = await venue(instrument.venue).open();
    const { mark, time } = await open.markPrice(instrument.symbol, signal);
    const moved = {
      ...panel,
      price: mark,
      priceTime: time,
      clusters: atPrice(panel.clusters, mark),
    };
    await desk.take(market, await hub.toldToUs(moved));
  }
}
