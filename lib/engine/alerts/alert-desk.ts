/**
 * Holds what is told of markets against the user's rules, keeps what fires, and sees to it that each is told once. What
 * fires is committed with the memory of it before it is told, under an id that is the notification's too: a worker that dies
 * between the two tells it at its next wake.
 */
import type { Badge } from '../../alerts/badge';
import { badgeOf } from '../../alerts/badge';
import { briefDue, briefOf } from '../../alerts/brief';
import { type AlertMemory, evaluateAlerts } from '../../alerts/evaluate';
import type { AlertFacts } from '../../alerts/facts';
import { tellingOf } from '../../alerts/holding';
import type { AlertRecord } from '../../alerts/record';
import type { AlertRule } from '../../alerts/rule';
import { MINUTE } from '../../core/time';
import { type UnixMs, after, millis } from '../../core/units';
import { type AlertSettings, type AlertsView, MOST_LISTED } from '../../protocol/alerts';
import type { Settings } from '../../protocol/settings';
import type { GlanceSnapshot } from '../../protocol/snapshot';
import type { Store } from '../../store/store';
import type { Clock } from '../clock';
import { type Market, marketKey, snapshotKey } from '../market';
import { alertFacts } from './alert-facts';

export interface AlertDeskDependencies {
  readonly clock: Pick<Clock, 'now'>;
  readonly store: Promise<Store>;
  readonly settings: () => Promise<Settings>;
  readonly alerts: () => Promise<AlertSettings>;
  /** The user's own, an IANA name. */
  readonly zone: () => string;
  /** Several come together when quiet hours end. Undefined: not now, ask again. */
  readonly tell: (records: readonly AlertRecord[]) => Promise<AlertRecord['told']>;
  /** Undefined: the user wants none. */
  readonly onBadge: (coin: string, badge: Badge | undefined) => void;
}

export type AlertListener = (view: AlertsView) => void;

/** What was known longer ago is not on the badge any more. */
const OLDEST_BADGE = millis(6 * MINUTE);

export class AlertDesk {
  private readonly listeners = new Set<AlertListener>();
  private readonly memories = new Map<string, AlertMemory>();
  private readonly known = new Map<string, { readonly facts: AlertFacts; readonly at: UnixMs }>();
  private wanted: Promise<readonly [Settings, AlertSettings]> | undefined;
  private work: Promise<unknown> = Promise.resolve();
  private newest: UnixMs | undefined;
  private hasSettled = false;

  constructor(private readonly deps: AlertDeskDependencies) {}

  /** A market was told: by a look at it, or by an alarm. */
  take(market: Market, snapshot: GlanceSnapshot): Promise<void> {
    return this.inTurn(async () => {
      const [settings, alerts] = await this.preferences();
      const { venues, inverse, lookback } = settings;
      const isOwn = marketKey(market) === marketKey({ coin: market.coin, venues, inverse });
      if (!isOwn || snapshot.lookback !== lookback) return;
      const now = this.deps.clock.now();
      const facts = alertFacts(snapshot, now);
      this.known.set(market.coin, { facts, at: now });
      const rules = alerts.rules.filter(({ coin }) => coin === market.coin);
      const fired = rules.length > 0 && (await this.evaluate(rules, facts, snapshotKey(market, lookback)));
      // What an earlier worker kept and could not tell comes first.
      if (fired || !this.hasSettled) await this.settled();
      else if (market.coin === settings.coin) await this.showBadge();
    });
  }

  /** Tells what is due, gives the brief that is owed, and brings the badge up to date. */
  settle(): Promise<void> {
    return this.inTurn(async () => {
      await this.giveBrief();
      await this.settled();
    });
  }

  /** Rules, or which market they are about, may have changed. */
  preferencesChanged(): Promise<void> {
    this.wanted = undefined;
    return this.inTurn(() => this.settled());
  }

  /** A notification that says nothing but that notifications arrive. */
  test(): Promise<void> {
    return this.inTurn(async () => {
      const now = this.deps.clock.now();
      const [{ coin }] = await this.preferences();
      await this.keep([{ id: `test:${now}`, coin, at: now, due: now, event: { kind: 'test' } }]);
      await this.settled();
    });
  }

  /** The listener hears of rules and alerts from now until it leaves. */
  join(listener: AlertListener): void {
    this.listeners.add(listener);
    void this.inTurn(async () => listener(await this.view()));
  }

  leave(listener: AlertListener): void {
    this.listeners.delete(listener);
  }

  /** Those that must be looked at while nobody looks at them. */
  async coins(): Promise<string[]> {
    const [{ coin }, { rules, brief }] = await this.preferences();
    const ruled = rules.filter(({ on }) => on).map((rule) => rule.coin);
    return [...new Set([...ruled, ...(brief ? [coin] : [])])];
  }

  private async evaluate(rules: readonly AlertRule[], facts: AlertFacts, market: string): Promise<boolean> {
    const now = this.deps.clock.now();
    const before = await this.memoryOf(market);
    const { fired, memory } = evaluateAlerts(rules, facts, before, now);
    if (JSON.stringify(memory) === JSON.stringify(before)) return false;
    const [, alerts] = await this.preferences();
    const quiet = {
      hours: alerts.quiet ?? undefined,
      zone: this.deps.zone(),
      snoozedUntil: alerts.snoozedUntil,
    };
    const records = fired.map(({ id, rule, at, event }): AlertRecord => {
      const telling = tellingOf(rule, quiet, now);
      return {
        id,
        coin: rule.coin,
        at,
        event,
        ...telling,
        ...(telling.held === 'snoozed' && { told: 'listed' }),
      };
    });
    await this.keep(records, { market, memory });
    this.memories.set(market, memory);
    return true;
  }

  private async memoryOf(market: string): Promise<AlertMemory> {
    const known = this.memories.get(market);
    if (known) return known;
    const stored = await (await this.deps.store).alertMemory(market);
    this.memories.set(market, stored);
    return stored;
  }

  private async keep(...kept: Parameters<Store['keepAlerts']>): Promise<void> {
    await (await this.deps.store).keepAlerts(...kept);
  }

  private async giveBrief(): Promise<void> {
    const [{ coin }, { brief }] = await this.preferences();
    const now = this.deps.clock.now();
    const at = brief && briefDue(brief, this.deps.zone(), now);
    const event = at && this.fresh(coin) && briefOf(this.fresh(coin)!);
    if (at && event) await this.keep([{ id: `brief:${at}`, coin, at, due: at, event }]);
  }

  private async settled(): Promise<void> {
    const store = await this.deps.store;
    const now = this.deps.clock.now();
    const kept = await store.alerts();
    this.newest = kept.find(isOnBadge)?.at;
    const waiting = kept.filter(({ told, due }) => !told && due <= now).toReversed();
    for (const records of together(waiting)) {
      const told = await this.deps.tell(records);
      if (told)
        await store.alertsTold(
          records.map(({ id }) => id),
          told,
        );
    }
    this.hasSettled = true;
    await this.showBadge();
    const view = this.listeners.size > 0 && (await this.view());
    if (view) for (const listener of this.listeners) listener(view);
  }

  private async view(): Promise<AlertsView> {
    const [, settings] = await this.preferences();
    const recent = (await (await this.deps.store).alerts()).slice(0, MOST_LISTED);
    const holding = [...this.memories.values()].flatMap((memory) =>
      Object.entries(memory).flatMap(([id, { holding }]) => (holding.length > 0 ? [id] : [])),
    );
    return { settings, recent, holding: [...new Set(holding)] };
  }

  private async showBadge(): Promise<void> {
    const [{ coin }, { badge }] = await this.preferences();
    const facts = this.fresh(coin) ?? { coin };
    this.deps.onBadge(coin, badge ? badgeOf(facts, this.newest, this.deps.clock.now()) : undefined);
  }

  private fresh(coin: string): AlertFacts | undefined {
    const known = this.known.get(coin);
    return known && this.deps.clock.now() < after(known.at, OLDEST_BADGE) ? known.facts : undefined;
  }

  private preferences(): Promise<readonly [Settings, AlertSettings]> {
    const { settings, alerts } = this.deps;
    return (this.wanted ??= Promise.all([settings(), alerts()]));
  }

  /** One after the other: what one has committed the next one knows. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const done = this.work.then(work);
    this.work = done.catch((error: unknown) => console.warn('isobar: alerts', error));
    return done;
  }
}

/** What was scheduled, asked for or silenced does not call for a look. */
function isOnBadge({ event, held }: AlertRecord): boolean {
  return event.kind !== 'brief' && event.kind !== 'test' && held !== 'snoozed';
}

/** Those that quiet hours held back come as one. */
function together(waiting: readonly AlertRecord[]): AlertRecord[][] {
  const held = waiting.filter((record) => record.held === 'quiet');
  const others = waiting.filter((record) => record.held !== 'quiet').map((record) => [record]);
  return held.length > 0 ? [held, ...others] : others;
}
