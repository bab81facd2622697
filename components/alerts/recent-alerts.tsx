import type { AlertRecord } from '../../lib/alerts/record';
import { formatMoment } from '../format';
import { i18n } from '../words';
import { alertText } from './alert-words';

function fate({ held, told }: AlertRecord): string | undefined {
  if (held === 'snoozed') return i18n.t('alerts.snooze_held');
  if (told) return undefined;
  return i18n.t(held ? 'alerts.quiet_held' : 'alerts.waiting');
}

/** What has fired of late, the newest first. */
export function RecentAlerts({ recent }: { readonly recent: readonly AlertRecord[] }) {
  if (recent.length === 0) return <p class="soft">{i18n.t('alerts.none_recent')}</p>;
  return (
    <ol class="recent-alerts">
      {recent.map((record) => {
        const { title, body } = alertText(record);
        const held = fate(record);
        return (
          <li key={record.id}>
            <p class="recent-alert-title">
              <b>{title}</b>
              <time class="small faint" dateTime={new Date(record.at).toISOString()}>
                {formatMoment(record.at)}
              </time>
            </p>
            <p class="small soft recent-alert-body">{body}</p>
            {held && <p class="small faint">{held}</p>}
          </li>
        );
      })}
    </ol>
  );
}
