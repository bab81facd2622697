/**
 * The feed as the charted market sees it: what its price should be, and by what factor the perpetual's prices are brought
 * to it. The page's own price, where its title says one, counts for more than the feed's.
 */
import { type Basis, basisOf, factorOf, measuredBasis, WIDEST_BASIS } from '../chart/basis';
import type { Draw } from '../chart/scale-trust';
import type { ChartedMarket } from '../hosts/charted-market';
import type { ChartSnapshot, GlanceSnapshot } from '../protocol/snapshot';

const EXACT = 0.001; // of the price: what a label may be behind a feed by
const UNMEASURED = 0.006; // spot and dated contracts stand this far from their perpetual at most on nearly all days
const SETTLED = 0.002;
const BEHIND = 0.004; // of the price: what a page and a feed of one market may be apart by
const SHORTEST_SPAN = 3_600_000;
const ALWAYS_PLAUSIBLE = 0.25; // ln(highest ÷ lowest) of a plot, whatever it shows
const RANGES = 6; // average true ranges of an hour, times √hours, that a market hardly leaves
const UNKNOWN_SPAN = 1.4; // ln(highest ÷ lowest) where the plot's times are not read
const UNKNOWN_RANGE = 0.01;
const EMPTY = { liquidations: [], ownLevels: [] };

export class ChartedFeed {
  private basis: Basis | undefined;
  private known: ChartSnapshot | undefined;

  constructor(private readonly market: ChartedMarket) {}

  /** The newest picture of the market's perpetual. */
  get snapshot(): ChartSnapshot | undefined {
    return this.known;
  }

  /** Undefined until a picture says in which units the perpetual is traded. */
  get factor(): number | undefined {
    return this.basis && factorOf(this.basis);
  }

  /** How the perpetual's prices were moved; undefined where they were not. */
  get shift(): Pick<Basis, 'units' | 'ratio'> | undefined {
    return this.basis?.translated ? this.basis : undefined;
  }

  /** A full picture, or between two of them the newest price and what follows from it. */
  take(snapshot: ChartSnapshot | GlanceSnapshot): void {
    const { instrument } = snapshot;
    if (instrument.coin !== this.market.coin) return;
    this.known = 'ownLevels' in snapshot ? snapshot : { ...EMPTY, ...this.known, ...snapshot };
    if (this.basis) return;
    const { venue, kind, unit, quote } = this.market;
    const own = venue === instrument.venue && kind === 'perpetual' && quote === instrument.quote;
    this.basis = basisOf(unit / instrument.unit, !own || unit !== instrument.unit);
  }

  /** What the chart's newest label should say; `page` is the price that the page itself names. */
  expected(page: number | undefined): Draw['expected'] {
    const price = this.known?.price;
    if (price === undefined || !this.basis) return undefined;
    if (page !== undefined && this.fits(page)) return { price: page, within: EXACT };
    const { translated, measured } = this.basis;
    const within = translated ? (measured === undefined ? UNMEASURED : SETTLED) : EXACT;
    return { price: price * factorOf(this.basis), within };
  }

  /** Whether a charted price can be that of this market at all. */
  fits(charted: number): boolean {
    const price = this.known?.price;
    if (price === undefined || !this.basis) return true;
    const widest = this.basis.translated ? WIDEST_BASIS : BEHIND;
    return Math.abs(charted / (price * this.basis.units) - 1) <= widest;
  }

  /** Takes the charted market's price of now. */
  measure(charted: number | undefined, now: number): void {
    const price = this.known?.price;
    if (this.basis && price !== undefined && charted !== undefined)
      this.basis = measuredBasis(this.basis, charted, price, now);
  }

  /** The most that a plot over `span` ms may show, as ln(highest ÷ lowest). */
  widest(span: number | undefined): number {
    if (span === undefined) return UNKNOWN_SPAN;
    const { atr, price } = this.known ?? {};
    const range = atr !== undefined && price !== undefined ? atr / price : UNKNOWN_RANGE;
    return ALWAYS_PLAUSIBLE + RANGES * range * Math.sqrt(Math.max(span, SHORTEST_SPAN) / SHORTEST_SPAN);
  }
}
