/**
 * The pictures of one venue's contract. One is computed anew when something that it rests on has come: its estimate with
 * bars of its own length, mark prices, open interest or tiers, the rest of it with order-flow bars, the spot market's or funding as well.
 */
import type { Lookback } from '../core/time';
import type { UnixMs } from '../core/units';
import type { MarginTierTable } from '../liquidation/margin-tiers';
import { type Instrument, instrumentKey } from '../market/instrument';
import { bestDelta } from '../orderflow/flow-sources';
import type { SeriesKind, Store } from '../store/store';
import type { Venue } from '../venues/venue';
import type { Clock } from './clock';
import { type Picture, type PictureRequest, picture } from './picture';
import { FLOW_BARS, type LookbackPlan } from './plan';
import { rememberShown } from './shown-delta';
import { storeAsOf } from './replay/past-store';

/**
 * How far the series are that something was made of: where each one's last step of ingest ended, and its newest row. It is
 * read off the store, since another watch may fill the same series.
 */
type Edition = string;

interface Made {
  readonly picture: Picture;
  readonly estimateOf: Edition;
  readonly restOf: Edition;
}

export class Pictures {
  tiers: MarginTierTable | undefined;
  /** Share of cross-margined positions that the user leaves out. */
  crossHaircut = 0;
  /** Raised when something came into the past that their bars do not show. */
  private generation = 0;
  private readonly made = new Map<Lookback, Made>();

  constructor(
    private readonly venue: Venue,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly instrument: Instrument,
  ) {}

  get(lookback: Lookback): Picture | undefined {
    return this.made.get(lookback)?.picture;
  }

  /** The estimates are to be made anew, with the next look. */
  outdate(): void {
    this.generation++;
  }

  /** Computes what is due; false if the picture still holds. */
  async bringUpToDate(lookback: Lookback, plan: LookbackPlan): Promise<boolean> {
    const before = this.made.get(lookback);
    const { barKind, markKind } = plan;
    const series = await this.edition([barKind, markKind, 'open-interest']);
    const estimateOf = `${series} ${this.tiers?.date} ${this.crossHaircut} ${this.generation}`;
    const restOf = await this.edition([FLOW_BARS.barKind, 'funding', 'spot-5m']);
    const holds = before?.estimateOf === estimateOf;
    if (holds && before.restOf === restOf) return false;
    const computed = await picture(this.store, this.clock, {
      ...this.request(lookback, plan),
      ...(holds && { estimate: before.picture.estimate }),
    });
    const corrections = await this.correctionsOf(computed);
    this.made.set(lookback, { picture: { ...computed, corrections }, estimateOf, restOf });
    return true;
  }

  /** What could be computed at an earlier time: nothing newer is looked at, and nothing is kept. */
  asOf(lookback: Lookback, plan: LookbackPlan, at: UnixMs): Promise<Picture> {
    const { store, clock } = this;
    const then = { now: () => at, breathe: () => clock.breathe() };
    return picture(storeAsOf(store, at), then, this.request(lookback, plan));
  }

  /** Bars of the order flow that were once shown otherwise. */
  private async correctionsOf({ flow }: Picture): Promise<Picture['corrections']> {
    if (!flow) return [];
    return rememberShown(this.store, instrumentKey(this.instrument), bestDelta(flow.sources));
  }

  private request(lookback: Lookback, plan: LookbackPlan): PictureRequest {
    const { venue, instrument, tiers, crossHaircut } = this;
    return {
      instrument: instrumentKey(instrument),
      lookback,
      plan,
      feed: venue.liquidationFeed,
      tiers,
      linear: instrument.linear,
      crossHaircut,
    };
  }

  private async edition(kinds: readonly SeriesKind[]): Promise<Edition> {
    const key = instrumentKey(this.instrument);
    const ends = kinds.map(async (kind) => {
      const [cursor, newest] = await Promise.all([
        this.store.cursor(key, kind),
        this.store.newest(key, kind),
      ]);
      return `${kind} ${cursor} ${newest}`;
    });
    return (await Promise.all(ends)).join();
  }
}
