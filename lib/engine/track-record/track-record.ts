/**
 * Keeps the record: freezes a forecast of each watched market about once an hour, and pays the scores that are due.
 * It may be killed at any line: a forecast and what it is owed are one transaction, and so are a score and what it pays.
 * A failure here never costs a picture.
 */
import { DAY, MINUTE } from '../../core/time';
import { type Millis, type UnixMs, unixMs } from '../../core/units';
import type { TrackRecordView } from '../../protocol/track-record';
import type { Store } from '../../store/store';
import {
  FORECAST_LOOKBACKS,
  type ForecastLookback,
  HORIZON_NAMES,
  type Horizon,
  horizonsDue,
} from '../../track-record/forecast';
import { recordOf } from '../../track-record/record';
import type { Clock } from '../clock';
import { type Market, marketKey, snapshotKey } from '../market';
import { exportedRecord } from './export';
import { type ForecastMember, type ForecastSum, forecastLookback, frozenForecast } from './frozen-forecast';
import { outcomeOf, scoreDue } from './outcome';

const SCORE_EVERY = (5 * MINUTE) as Millis;

export class TrackRecord {
  private scoredAt = 0;
  /** What is being frozen: two looks at one market must not both do it. */
  private readonly freezing = new Set<string>();

  constructor(
    private readonly store: Promise<Store>,
    private readonly clock: Clock,
  ) {}

  /** Call with each new sum. */
  async take(market: Market, sum: ForecastSum, members: readonly ForecastMember[]): Promise<void> {
    try {
      await this.freeze(market, sum, members);
      await this.payDue();
    } catch (error) {
      console.warn('isobar: track record', error);
    }
  }

  /** The lookbacks of which a forecast could be made now. */
  async dueLookbacks(market: Market): Promise<ForecastLookback[]> {
    const due: ForecastLookback[] = [];
    for (const lookback of FORECAST_LOOKBACKS)
      if ((await this.horizons(market, lookback, this.clock.now())).length > 0) due.push(lookback);
    return due;
  }

  async of(coin: string): Promise<TrackRecordView> {
    const store = await this.store;
    const [scores, times] = await Promise.all([store.scoresOf(coin), store.forecastTimes(coin)]);
    const since = times.reduce((first, time) => Math.min(first, time), Infinity);
    const entries: TrackRecordView['entries'] = [];
    for (const lookback of FORECAST_LOOKBACKS) {
      for (const horizon of HORIZON_NAMES) {
        entries.push(recordOf(scores, lookback, horizon));
        await this.clock.breathe();
      }
    }
    return { coin, forecasts: times.length, ...(times.length > 0 && { since }), entries };
  }

  /** As a file, in pieces. */
  async *exported(coin: string): AsyncGenerator<string> {
    yield* exportedRecord(await this.store, coin, this.clock.now());
  }

  private async freeze(market: Market, sum: ForecastSum, members: readonly ForecastMember[]): Promise<void> {
    const lookback = forecastLookback(sum.picture);
    if (!lookback) return;
    const key = snapshotKey(market, lookback);
    if (this.freezing.has(key)) return;
    this.freezing.add(key);
    try {
      const now = this.clock.now();
      const horizons = await this.horizons(market, lookback, now);
      const forecast = horizons.length > 0 && frozenForecast(market, sum, members, horizons, now);
      if (!forecast) return;
      const due = Object.fromEntries(horizons.map((horizon) => [horizon, scoreDue(forecast, horizon)]));
      await (await this.store).addForecast(forecast, due);
    } finally {
      this.freezing.delete(key);
    }
  }

  private async horizons(
    market: Market,
    lookback: ForecastLookback,
    now: UnixMs,
  ): Promise<readonly Horizon[]> {
    const since = { coin: market.coin, market: marketKey(market), lookback, time: unixMs(now - DAY) };
    return horizonsDue(await (await this.store).forecastsSince(since), now);
  }

  private async payDue(): Promise<void> {
    const now = this.clock.now();
    if (now - this.scoredAt < SCORE_EVERY) return;
    this.scoredAt = now;
    const store = await this.store;
    for (const { forecast, horizon } of await store.dueScores(now)) {
      const outcome = await outcomeOf(store, forecast, horizon, now);
      const { coin, market, lookback, time } = forecast;
      if (outcome) await store.addScore({ coin, market, lookback, time, horizon, outcome });
      await this.clock.breathe();
    }
  }
}
