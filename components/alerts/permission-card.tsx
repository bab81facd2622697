import { i18n } from '../words';

/** Whether the browser lets alerts be notifications; `asked` once it was refused. */
export interface NotificationAccess {
  readonly state: 'unknown' | 'granted' | 'missing' | 'refused';
  /** To be called from the click itself. */
  readonly request: () => void;
}

interface PermissionCardProps {
  readonly access: NotificationAccess;
  readonly onTest: () => void;
}

export function PermissionCard({ access: { state, request }, onTest }: PermissionCardProps) {
  if (state === 'unknown') return null;
  if (state === 'granted')
    return (
      <div class="permission">
        <p>{i18n.t('alerts.allowed')}</p>
        <button type="button" class="button-quiet" onClick={onTest}>
          {i18n.t('alerts.test')}
        </button>
      </div>
    );
  return (
    <div class="permission">
      <p>{i18n.t(state === 'refused' ? 'alerts.refused' : 'alerts.allow_note')}</p>
      <button type="button" class="button" onClick={request}>
        {i18n.t('alerts.allow')}
      </button>
    </div>
  );
}
