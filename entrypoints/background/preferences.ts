import type { AlertDesk } from '../../lib/engine/alerts/alert-desk';
import type { Hub } from '../../lib/engine/hub';
import type { ChangeAlerts, ChangeSettings, ChangeSite } from '../../lib/protocol/messages';
import { changeAlertSettings } from '../../lib/store/alert-settings';
import { changeSettings } from '../../lib/store/settings';
import { changeSite } from '../../lib/store/site-preferences';
import { scheduleAlerts } from './alerts/alert-alarm';

/** Changes go to storage first, then to everybody whom they concern. */
export class Preferences {
  constructor(
    private readonly hub: Hub,
    private readonly desk: AlertDesk,
  ) {}

  changeSettings(change: ChangeSettings['change']): void {
    void changeSettings(change).then(() => this.settingsChanged(change), refused);
  }

  toggleOverlay(): void {
    void changeSettings(({ overlayVisible }) => ({ overlayVisible: !overlayVisible })).then(
      () => this.settingsChanged({}),
      refused,
    );
  }

  changeSite(host: string | undefined, change: ChangeSite['change']): void {
    if (host === undefined) return;
    void changeSite(host, change).then(() => this.hub.siteChanged(host), refused);
  }

  changeAlerts(change: ChangeAlerts['change']): void {
    void changeAlertSettings(change).then(() => this.alertsChanged(), refused);
  }

  private async alertsChanged(): Promise<void> {
    await this.desk.preferencesChanged();
    await scheduleAlerts(this.desk);
  }

  private async settingsChanged(change: ChangeSettings['change']): Promise<void> {
    await Promise.all([this.hub.settingsChanged(change), this.desk.preferencesChanged()]);
  }
}

function refused(error: unknown): void {
  console.warn('isobar: a change was not kept:', error);
}
