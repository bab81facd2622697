import { browser } from 'wxt/browser';

import type { AlertDesk } from '../../../lib/engine/alerts/alert-desk';
import { readAlertSettings } from '../../../lib/store/alert-settings';

export const ALERTS = 'alerts';
/** The shortest that Chrome gives. */
const PERIOD_MINUTES = 0.5;

/** An alarm only where there is something to look for. One that is there keeps its rhythm. */
export async function scheduleAlerts(desk: Pick<AlertDesk, 'coins'>): Promise<void> {
  const [coins, { rules }, alarm] = await Promise.all([
    desk.coins(),
    readAlertSettings(),
    browser.alarms.get(ALERTS),
  ]);
  const wanted = coins.length > 0 || rules.length > 0;
  if (wanted && !alarm) await browser.alarms.create(ALERTS, { periodInMinutes: PERIOD_MINUTES });
  if (!wanted && alarm) await browser.alarms.clear(ALERTS);
}
