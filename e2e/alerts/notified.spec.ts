import { type Page, expect } from '@playwright/test';

import type { AlertRule } from '../../lib/alerts/rule';
import { millis } from '../../lib/core/units';
import {
  type Running,
  alertTest,
  changeAlerts,
  currentPanel,
  recentAlerts,
  watchNotifications,
} from './fixture';

const test = alertTest({ granted: true });

const RULE: AlertRule = {
  id: 'near',
  coin: 'BTC',
  on: true,
  condition: { kind: 'band', side: 'short', withinPct: 0.5, leastStrength: 0, leastUsd: 0 },
  cooldown: millis(0),
  urgent: true,
};

/** Each round may take a minute. Of more, 12 kills and 3 rounds, none was lost or doubled and the latest came in 29 s. */
const [TICKS, KILLS, ROUNDS] = [4, 4, 1];

interface Stage {
  readonly page: Page;
  /** Prices from which the rule does not hold, and from which it does. */
  readonly away: number;
  readonly near: number;
}

/** A rule on the nearest band above, with price away from it. */
async function staged(running: Running): Promise<Stage> {
  const page = await running.context.newPage();
  await page.goto(`${running.origin}/popup.html`);
  const { clusters } = await currentPanel(page);
  const lowest = Math.min(
    ...clusters.flatMap(({ side, low, thin }) => (side === 'short' && !thin ? [low] : [])),
  );
  expect(lowest, 'a band above').toBeLessThan(Infinity);
  const stage = { page, away: lowest / 1.02, near: lowest / 1.003 };
  running.market.jumpTo(stage.away);
  await changeAlerts(page, { rules: [RULE] });
  await page.waitForTimeout(2_500);
  return stage;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

async function killWorker(page: Page, { context, origin }: Running): Promise<boolean> {
  const session = await context.newCDPSession(page);
  const { targetInfos } = await session.send('Target.getTargets');
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(origin));
  if (worker) await session.send('Target.closeTarget', { targetId: worker.targetId });
  await session.detach();
  return worker !== undefined;
}

test.describe('a notification', () => {
  test('comes within a second of the tick while somebody looks', async ({ running }) => {
    test.setTimeout(240_000);
    const { page, away, near } = await staged(running);
    const appeared = await watchNotifications(page);
    const latencies: number[] = [];
    for (let i = 0; i < TICKS; i++) {
      running.market.jumpTo(near);
      await expect.poll(async () => (await appeared()).length, { timeout: 10_000 }).toBe(i + 1);
      latencies.push((await appeared()).at(-1)!.at - running.market.sentAt!);
      running.market.jumpTo(away);
      // Another place within the second each time.
      await page.waitForTimeout(2_300 + 309 * i);
    }
    latencies.sort((a, b) => a - b);
    const [p50, most] = [quantile(latencies, 0.5), latencies.at(-1)!];
    console.log(`tick to notification, live: p50 ${p50} ms, most ${most} ms, n ${latencies.length}`);
    expect(most).toBeLessThanOrEqual(1_000);
    await page.close();
  });

  test('is told once for each event, whenever the worker is killed', async ({ running }) => {
    test.setTimeout(240_000);
    const { page, away, near } = await staged(running);
    const appeared = await watchNotifications(page);
    const known = new Set((await recentAlerts(page)).map(({ id }) => id));
    let kills = 0;
    for (let i = 0; i < KILLS; i++) {
      running.market.jumpTo(near);
      await page.waitForTimeout(300 + ((i * 173) % 1_100));
      // The page's port wakes it again.
      if (await killWorker(page, running)) kills++;
      await expect.poll(async () => (await appeared()).length, { timeout: 40_000 }).toBe(i + 1);
      running.market.jumpTo(away);
      await page.waitForTimeout(4_000);
    }
    expect(kills).toBeGreaterThanOrEqual(KILLS - 1);
    const fresh = (await recentAlerts(page)).filter(({ id }) => !known.has(id));
    expect(fresh.map(({ told }) => told)).toEqual(fresh.map(() => 'notified'));
    const shown = (await appeared()).map(({ id }) => id);
    expect(shown.sort()).toEqual(fresh.map(({ id }) => `isobar|BTC|${id}`).sort());
    expect(fresh).toHaveLength(KILLS);
    await page.close();
  });

  test('comes within a minute while nothing is open', async ({ running }) => {
    test.setTimeout(400_000);
    const { page, away, near } = await staged(running);
    const latencies: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      running.market.jumpTo(away);
      await page.goto(`${running.origin}/popup.html`);
      await page.waitForTimeout(3_000);
      // A page of ours that has no port: it sees notifications, and nothing is watched for it.
      await page.goto(`${running.origin}/icon/48.png`);
      await page.waitForTimeout(12_000 + 7_000 * i);
      const appeared = await watchNotifications(page);
      const before = (await appeared()).length;
      running.market.jumpTo(near);
      const begun = Date.now();
      await expect.poll(async () => (await appeared()).length, { timeout: 70_000 }).toBe(before + 1);
      latencies.push((await appeared()).at(-1)!.at - begun);
    }
    console.log(`tick to notification, nothing open: ${latencies.sort((a, b) => a - b).join(', ')} ms`);
    expect(latencies.at(-1)).toBeLessThanOrEqual(60_000);
    await page.close();
  });
});
