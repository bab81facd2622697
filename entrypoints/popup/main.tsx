import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';

import { applyTheme } from '../../components/design/apply-theme';
import { PopupScreen, type PopupScreenProps } from '../../components/popup-screen';
import { i18n } from '../../components/words';
import { PORT_NAME } from '../../lib/protocol/port-name';
import { shownStatus } from '../../lib/view-state/shown-status';
import { connect } from '../../lib/view-state/view-state';
import { activeSite } from './active-site';
import { openPanel } from './open-panel';

const life = new AbortController();
const state = connect('glance', {
  open: () => browser.runtime.connect({ name: PORT_NAME }),
  store: localStorage,
  clock: Date.now,
  life: life.signal,
});
const site = signal<PopupScreenProps['site']>(undefined);

function changeSite(visible: boolean): void {
  const here = site.value;
  if (here && state.changeSite(here.host, { visible })) site.value = { ...here, visible };
}

function Popup() {
  const { snapshot, settings, connection, refusal, now } = state;
  return (
    <PopupScreen
      snapshot={snapshot.value}
      settings={settings.value}
      shown={shownStatus(snapshot.value, connection.value, now.value)}
      connection={connection.value}
      refusal={refusal.value}
      now={now.value}
      site={site.value}
      onChange={state.changeSettings}
      onSiteChange={changeSite}
      onOpenPanel={() => void openPanel().then(() => window.close())}
    />
  );
}

document.documentElement.lang = i18n.t('language');
effect(() => applyTheme(state.settings.value.theme, document.documentElement));
const root = document.getElementById('root')!;
root.replaceChildren();
render(<Popup />, root);
// After the first picture has been painted: nothing there depends on it.
requestAnimationFrame(() => setTimeout(async () => (site.value = await activeSite())));
