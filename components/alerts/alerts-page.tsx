import { useEffect } from 'preact/hooks';

import type { AlertSettings, AlertsView } from '../../lib/protocol/alerts';
import type { Settings } from '../../lib/protocol/settings';
import { Section } from '../section';
import { i18n } from '../words';
import './alerts.css';
import { type NotificationAccess, PermissionCard } from './permission-card';
import { RecentAlerts } from './recent-alerts';
import { RulesCard } from './rules-card';
import { ScheduleCard } from './schedule-card';

export interface AlertsPageProps {
  readonly settings: Settings;
  /** Absent until the worker has answered. */
  readonly alerts: AlertsView | undefined;
  readonly access: NotificationAccess;
  readonly now: number;
  readonly onRead: () => void;
  readonly onChange: (change: Partial<AlertSettings>) => void;
  readonly onTest: () => void;
}

/** What the user wants to be told of, when, and what was told. */
export function AlertsPage({ settings, alerts, access, now, onRead, onChange, onTest }: AlertsPageProps) {
  useEffect(onRead, []);
  if (!alerts) return <main class="notice-line soft">{i18n.t('alerts.reading')}</main>;
  const { coin, favourites } = settings;
  const { rules } = alerts.settings;
  return (
    <main>
      <Section title={i18n.t('alerts.rules')}>
        <RulesCard
          rules={rules}
          holding={alerts.holding}
          coin={coin}
          coins={[...new Set([coin, ...favourites])]}
          now={now}
          onChange={(changed) => onChange({ rules: [...changed] })}
        />
      </Section>
      <Section title={i18n.t('alerts.notifications')}>
        <PermissionCard access={access} onTest={onTest} />
      </Section>
      <Section title={i18n.t('alerts.when')}>
        <ScheduleCard settings={alerts.settings} now={now} onChange={onChange} />
      </Section>
      <Section title={i18n.t('alerts.recent')}>
        <RecentAlerts recent={alerts.recent} />
      </Section>
    </main>
  );
}
