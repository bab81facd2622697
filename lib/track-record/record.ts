/** The record: scores of one lookback and horizon summed up, touches for the coin and forced orders by venue. */
import type { Millis } from '../core/units';
import type { VenueId } from '../market/instrument';
import { type CalibrationGroup, calibration, isInside } from './calibration';
import { type ForecastLookback, HORIZONS, type Horizon } from './forecast';
import { type Interval, ratioInterval, shareInterval } from './interval';
import { type EndShares, NO_ENDS, sumOfEnds, touchesIn } from './random-band';
import type { BandScore, PartScore, Score, Unheard } from './score';
import type { SweptBand } from './swept-bands';

export interface TouchRecord {
  readonly forecasts: number;
  /** Forecasts whose bars could not be had. */
  readonly withoutBars: number;
  readonly bands: number;
  /**
   * Touches that were apart: while one is undecided, price that comes to a band of that side again, or to the next
   * forecast's, is the same touch.
   */
  readonly touches: number;
  readonly ends: EndShares;
  /** How touches of random bands ended, in numbers of bands. */
  readonly random: EndShares;
  /** The share of touches that turned price back; the random bands' share. */
  readonly bounced?: Interval;
  readonly randomBounced?: number;
}

export interface VenueRecord {
  readonly venue: VenueId;
  /** Forecasts whose forced orders were all heard, and those whose were not, by reason. */
  readonly heard: number;
  readonly unheard: Readonly<Record<Unheard, number>>;
  /** Dollars that were force-closed in what the forecasts spoke of. */
  readonly usd: number;
  /** Bits per dollar. */
  readonly overUniform?: Interval;
  readonly overTemplate?: Interval;
  readonly sweptBands: number;
  /** Bands in which what was force-closed lay within the interval shown. */
  readonly inside: number;
  /** Force-closed ÷ expected, over all swept bands. */
  readonly mass?: Interval;
}

export interface RecordEntry {
  readonly lookback: ForecastLookback;
  readonly horizon: Horizon;
  readonly touches: TouchRecord;
  readonly venues: readonly VenueRecord[];
  readonly calibration: readonly CalibrationGroup[];
}

type Heard = Extract<PartScore, { usd: number }>;

export function recordOf(
  scores: readonly Score[],
  lookback: ForecastLookback,
  horizon: Horizon,
): RecordEntry {
  const own = withoutOverlap(
    scores.filter((score) => score.lookback === lookback && score.horizon === horizon),
    HORIZONS[horizon],
  );
  const parts = own.flatMap(({ outcome }) => ('parts' in outcome ? outcome.parts : []));
  const venues = [...new Set(parts.map(venueOf))];
  return {
    lookback,
    horizon,
    touches: touchesOf(own),
    venues: venues.map((venue) =>
      venueRecord(
        venue,
        parts.filter((part) => venueOf(part) === venue),
      ),
    ),
    calibration: calibration(parts.flatMap((part) => ('swept' in part ? part.swept : []))),
  };
}

/** One market's horizons are apart by themselves; those of other venues for the same coin may run beside them. */
function withoutOverlap(scores: readonly Score[], horizon: Millis): Score[] {
  let end = 0;
  return scores
    .toSorted((a, b) => a.time - b.time)
    .filter(({ time }) => {
      if (time < end) return false;
      end = time + horizon;
      return true;
    });
}

function venueOf({ instrument }: PartScore): VenueId {
  return instrument.slice(0, instrument.indexOf(':')) as VenueId;
}

function touchesOf(scores: readonly Score[]): TouchRecord {
  const scored = scores.flatMap(({ outcome }) => ('bands' in outcome ? [outcome.bands] : []));
  const bands = scored.flat();
  const ends = sumOfEnds(touchesApart(bands).map(({ end }) => ({ ...NO_ENDS, [end]: 1 })));
  const random = sumOfEnds(bands.map((band) => band.random));
  const [touches, ofRandom] = [touchesIn(ends), touchesIn(random)];
  const bounced = shareInterval(ends.bounce, touches);
  return {
    forecasts: scored.length,
    withoutBars: scores.length - scored.length,
    bands: bands.length,
    touches,
    ends,
    random,
    ...(bounced && { bounced }),
    ...(ofRandom > 0 && { randomBounced: random.bounce / ofRandom }),
  };
}

function touchesApart(bands: readonly BandScore[]): NonNullable<BandScore['touch']>[] {
  const undecidedUntil = { long: 0, short: 0 };
  return bands
    .flatMap(({ side, touch }) => (touch ? [{ side, touch }] : []))
    .sort((a, b) => a.touch.at - b.touch.at || a.touch.until - b.touch.until)
    .flatMap(({ side, touch }) => {
      if (touch.at < undecidedUntil[side]) return [];
      undecidedUntil[side] = touch.until;
      return [touch];
    });
}

function venueRecord(venue: VenueId, parts: readonly PartScore[]): VenueRecord {
  const heard = parts.filter((part): part is Heard => 'usd' in part);
  const missing = (reason: Unheard): number =>
    parts.filter((part) => 'missing' in part && part.missing === reason).length;
  const perDollar = (of: 'overUniform' | 'overTemplate'): Interval | undefined =>
    ratioInterval(heard.map((part) => ({ of: part[of], to: part.usd })));
  const swept = heard.flatMap((part) => part.swept);
  const mass = ratioInterval(heard.map((part) => massOf(part.swept)));
  const overUniform = perDollar('overUniform');
  const overTemplate = perDollar('overTemplate');
  return {
    venue,
    heard: heard.length,
    unheard: { 'no-feed': missing('no-feed'), 'stream-down': missing('stream-down') },
    usd: heard.reduce((sum, { usd }) => sum + usd, 0),
    ...(overUniform && { overUniform }),
    ...(overTemplate && { overTemplate }),
    sweptBands: swept.length,
    inside: swept.filter(isInside).length,
    ...(mass && { mass }),
  };
}

function massOf(swept: readonly SweptBand[]): { of: number; to: number } {
  return {
    of: swept.reduce((sum, { forcedUsd }) => sum + forcedUsd, 0),
    to: swept.reduce((sum, { usd }) => sum + usd, 0),
  };
}
