import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import type { Badge } from '../../alerts/badge';
import type { AlertRecord } from '../../alerts/record';
import type { AlertRule } from '../../alerts/rule';
import { HOUR, MINUTE, SECOND } from '../../core/time';
import { millis, unixMs } from '../../core/units';
import { type AlertSettings, type AlertsView, DEFAULT_ALERTS } from '../../protocol/alerts';
import { DEFAULT_SETTINGS } from '../../protocol/defaults';
import type { Settings } from '../../protocol/settings';
import { openStore } from '../../store/open-store';
import type { Store } from '../../store/store';
import { AlertDesk } from './alert-desk';
import { toldAt } from './told.testing';

const NOON = Date.UTC(2026, 5, 1, 12);
const { venues, inverse } = DEFAULT_SETTINGS;
const MARKET = { coin: 'BTC', venues, inverse };

const NEAR: AlertRule = {
  id: 'near',
  coin: 'BTC',
  on: true,
  condition: { kind: 'band', side: 'either', withinPct: 1, leastStrength: 0.5, leastUsd: 0 },
  cooldown: millis(0),
  urgent: false,
};

/** The worker's death at a line of its work. */
class Killed extends Error {}

/** What outlives the worker: the store, the settings, and the browser's notifications. */
class Machine {
  now = NOON;
  alerts: AlertSettings = { ...DEFAULT_ALERTS, rules: [NEAR] };
  settings: Settings = DEFAULT_SETTINGS;
  readonly shown: AlertRecord[][] = [];
  readonly badges: (Badge | undefined)[] = [];
  granted = true;
  /** Called at each line that a worker may die at. */
  atLine: () => void = () => undefined;

  constructor(readonly store: Store) {}

  static async started(): Promise<Machine> {
    return new Machine(await openStore({ name: `desk-${Math.random()}` }));
  }

  worker(): AlertDesk {
    const { store } = this;
    const mortal: Store = {
      ...store,
      keepAlerts: (...kept) => this.mortally(() => store.keepAlerts(...kept)),
      alertsTold: (...told) => this.mortally(() => store.alertsTold(...told)),
    };
    return new AlertDesk({
      clock: { now: () => unixMs(this.now) },
      store: Promise.resolve(mortal),
      settings: () => Promise.resolve(this.settings),
      alerts: () => Promise.resolve(this.alerts),
      zone: () => 'UTC',
      tell: (records) => this.mortally(() => Promise.resolve(this.show(records))),
      onBadge: (_, badge) => void this.badges.push(badge),
    });
  }

  /** As `notify` does: what is on the screen already is not shown again. */
  private show(records: readonly AlertRecord[]): AlertRecord['told'] {
    if (!this.granted) return 'listed';
    const name = (shown: readonly AlertRecord[]): string => shown.map(({ id }) => id).join();
    if (!this.shown.some((earlier) => name(earlier) === name(records))) this.shown.push([...records]);
    return 'notified';
  }

  private async mortally<Result>(work: () => Promise<Result>): Promise<Result> {
    this.atLine();
    const result = await work();
    this.atLine();
    return result;
  }

  get shownIds(): string[] {
    return this.shown.flat().map(({ id }) => id);
  }

  told(price: number) {
    return toldAt(unixMs(this.now), price);
  }
}

/** Takes each price a second after the one before. */
async function walk(machine: Machine, desk: AlertDesk, prices: readonly number[]): Promise<void> {
  for (const price of prices) {
    await desk.take(MARKET, machine.told(price));
    machine.now += SECOND;
  }
}

describe('the alert desk', () => {
  it('tells what fires, once, and lists it', async () => {
    const machine = await Machine.started();
    const desk = machine.worker();
    const views: AlertsView[] = [];
    desk.join((view) => views.push(view));
    await walk(machine, desk, [97, 99.5, 99.6, 99.7]);
    expect(machine.shownIds).toEqual([`near:short:${NOON + SECOND}`]);
    expect(views.at(-1)).toMatchObject({
      settings: { rules: [NEAR] },
      recent: [{ id: machine.shownIds[0], coin: 'BTC', told: 'notified' }],
      holding: ['near'],
    });
  });

  it('lists without the permission, and does not catch up when it is granted', async () => {
    const machine = await Machine.started();
    machine.granted = false;
    const desk = machine.worker();
    await walk(machine, desk, [97, 99.5]);
    machine.granted = true;
    await desk.settle();
    expect(machine.shown).toEqual([]);
    expect(await machine.store.alerts()).toMatchObject([{ told: 'listed' }]);
  });

  it('heeds the user’s own venues and lookback alone', async () => {
    const machine = await Machine.started();
    const desk = machine.worker();
    for (const price of [97, 99.5]) {
      await desk.take({ ...MARKET, venues: ['okx'] }, machine.told(price));
      await desk.take(MARKET, { ...machine.told(price), lookback: '24h' });
    }
    expect(await machine.store.alerts()).toEqual([]);
  });

  it('fires nothing because the user looks at another lookback', async () => {
    const machine = await Machine.started();
    const desk = machine.worker();
    await walk(machine, desk, [97]);
    machine.settings = { ...machine.settings, lookback: '24h' };
    await desk.preferencesChanged();
    await desk.take(MARKET, { ...machine.told(99.5), lookback: '24h' });
    expect(await machine.store.alerts()).toEqual([]);
  });

  it('keeps what fires in quiet hours and tells it as one when they end', async () => {
    const machine = await Machine.started();
    machine.alerts = { ...machine.alerts, quiet: { from: 12 * 60, to: 13 * 60 } };
    const desk = machine.worker();
    await walk(machine, desk, [97, 99.5, 97, 99.5]);
    expect(machine.shown).toEqual([]);
    machine.now = NOON + HOUR - 1;
    await machine.worker().settle();
    expect(machine.shown).toEqual([]);
    machine.now = NOON + HOUR;
    await machine.worker().settle();
    expect(machine.shown.map(({ length }) => length)).toEqual([2]);
  });

  it('lists what fires while it is snoozed, and never tells it', async () => {
    const machine = await Machine.started();
    machine.alerts = { ...machine.alerts, snoozedUntil: unixMs(NOON + MINUTE) };
    const desk = machine.worker();
    await walk(machine, desk, [97, 99.5]);
    machine.now = NOON + HOUR;
    await desk.settle();
    expect(machine.shown).toEqual([]);
    expect(await machine.store.alerts()).toMatchObject([{ held: 'snoozed', told: 'listed' }]);
  });

  it('gives the brief of the day once, whoever settles', async () => {
    const machine = await Machine.started();
    machine.alerts = { ...DEFAULT_ALERTS, brief: { at: 12 * 60, since: unixMs(NOON - HOUR) } };
    for (let i = 0; i < 3; i++) {
      const desk = machine.worker();
      await desk.settle(); // nothing is known yet
      await walk(machine, desk, [97]);
      await desk.settle();
    }
    expect(machine.shown.flat()).toMatchObject([
      { id: `brief:${NOON}`, event: { kind: 'brief', price: 97 } },
    ]);
  });

  it('puts the nearest band on the badge, marks an alert, and says when it does not know', async () => {
    const machine = await Machine.started();
    const desk = machine.worker();
    await walk(machine, desk, [97, 99.5]);
    expect(machine.badges.map((badge) => badge?.text)).toEqual(expect.arrayContaining(['↑3.6', '!1.0']));
    machine.now += HOUR;
    await desk.settle();
    expect(machine.badges.at(-1)).toEqual({ text: '…', tone: 'old' });
    machine.alerts = { ...machine.alerts, badge: false };
    await desk.preferencesChanged();
    expect(machine.badges.at(-1)).toBeUndefined();
  });

  it('tells a test as it tells any alert', async () => {
    const machine = await Machine.started();
    await machine.worker().test();
    expect(machine.shown.flat()).toMatchObject([{ event: { kind: 'test' }, coin: 'BTC' }]);
  });
});

describe('a worker that dies at any line', () => {
  const near = fc.boolean().map((isNear) => (isNear ? 99.5 : 97));

  it('tells each event exactly once', { timeout: 120_000 }, async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    let kills = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(near, { minLength: 2, maxLength: 14 }),
        fc.infiniteStream(fc.nat(3)),
        async (path, dice) => {
          const immortal = await Machine.started();
          await walk(immortal, immortal.worker(), path);
          const machine = await Machine.started();
          machine.atLine = () => {
            if (dice.next().value !== 0) return;
            kills++;
            throw new Killed();
          };
          let desk = machine.worker();
          for (const price of path) {
            // The next worker wakes to the same market.
            for (let done = false; !done;) {
              done = await desk.take(MARKET, machine.told(price)).then(
                () => true,
                () => false,
              );
              if (!done) desk = machine.worker();
            }
            machine.now += SECOND;
          }
          machine.atLine = () => undefined;
          await machine.worker().settle();
          expect(machine.shownIds).toEqual(immortal.shownIds);
          expect((await machine.store.alerts()).every(({ told }) => told === 'notified')).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
    vi.restoreAllMocks();
    expect(kills).toBeGreaterThan(200);
  });
});
