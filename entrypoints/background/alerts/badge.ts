import { browser } from 'wxt/browser';

import { formatNumber } from '../../../components/format';
import { i18n } from '../../../components/words';
import type { Badge } from '../../../lib/alerts/badge';

/** Text in white stands out by more than 4.5 to 1 on each. */
const BACKGROUND: Readonly<Record<Badge['tone'], string>> = {
  calm: '#3d49b3',
  alert: '#b3261e',
  old: '#5f6a75',
};

/** Writes the badge when it has changed: prices come every second. */
export function badgeWriter(): (coin: string, badge: Badge | undefined) => void {
  let written = '';
  return (coin, badge) => {
    const key = JSON.stringify([coin, badge]);
    if (key === written) return;
    written = key;
    write(coin, badge).catch((error: unknown) => {
      written = '';
      console.warn('isobar: badge', error);
    });
  };
}

async function write(coin: string, badge: Badge | undefined): Promise<void> {
  const { action } = browser;
  await action.setBadgeText({ text: badge?.text ?? '' });
  await action.setTitle({ title: badge ? titleOf(coin, badge) : '' });
  if (!badge) return;
  await action.setBadgeBackgroundColor({ color: BACKGROUND[badge.tone] });
  await action.setBadgeTextColor({ color: '#ffffff' });
}

function titleOf(coin: string, { text, tone }: Badge): string {
  const percent = text.replace(/^[↑↓!…]/, '');
  const said =
    percent === ''
      ? i18n.t('alerts.badge_old', [coin])
      : i18n.t('alerts.badge_title', [coin, formatNumber(Number(percent))]);
  return tone === 'alert' ? `${said} ${i18n.t('alerts.badge_alert')}` : said;
}
