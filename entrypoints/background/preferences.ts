import type { Hub } from '../../lib/engine/hub';
import type { ChangeSettings, ChangeSite } from '../../lib/protocol/messages';
import { changeSettings } from '../../lib/store/settings';
import { changeSite } from '../../lib/store/site-preferences';

/** Changes go to storage first, then to everybody whom they concern. */
export class Preferences {
  constructor(private readonly hub: Hub) {}

  changeSettings(change: ChangeSettings['change']): void {
    void changeSettings(change).then(() => this.hub.settingsChanged(change), refused);
  }

  toggleOverlay(): void {
    void changeSettings(({ overlayVisible }) => ({ overlayVisible: !overlayVisible })).then(
      () => this.hub.settingsChanged({}),
      refused,
    );
  }

  changeSite(host: string | undefined, change: ChangeSite['change']): void {
    if (host === undefined) return;
    void changeSite(host, change).then(() => this.hub.siteChanged(host), refused);
  }
}

function refused(error: unknown): void {
  console.warn('isobar: a change was not kept:', error);
}
