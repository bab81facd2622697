import { effect } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';

import { applyTheme } from '../../components/design/apply-theme';
import { PanelScreen } from '../../components/panel-screen';
import { saveFile } from '../../components/save-file';
import { i18n } from '../../components/words';
import { PORT_NAME } from '../../lib/protocol/port-name';
import { shownStatus } from '../../lib/view-state/shown-status';
import { connect } from '../../lib/view-state/view-state';
import { notificationAccess } from './notification-access';

const life = new AbortController();
const state = connect('panel', {
  open: () => browser.runtime.connect({ name: PORT_NAME }),
  store: localStorage,
  clock: Date.now,
  life: life.signal,
});

const access = notificationAccess();

function Panel() {
  const {
    snapshot,
    recalled,
    settings,
    connection,
    refusal,
    history,
    found,
    trackRecord,
    alerts,
    replay,
    now,
  } = state;
  return (
    <PanelScreen
      snapshot={snapshot.value}
      recalled={recalled.value}
      settings={settings.value}
      shown={shownStatus(snapshot.value, connection.value, now.value)}
      connection={connection.value}
      refusal={refusal.value}
      history={history.value}
      found={found.value}
      now={now.value}
      trackRecord={trackRecord.value}
      alerts={alerts.value}
      notifications={access.value}
      replay={replay.value}
      onSearch={state.search}
      onChange={state.changeSettings}
      onReadRecord={state.readTrackRecord}
      onExportRecord={(coin) => state.exportTrackRecord(coin, (text) => saveFile(fileName(coin), text))}
      onLoadHistory={state.loadHistory}
      onReadAlerts={state.readAlerts}
      onChangeAlerts={state.changeAlerts}
      onTestAlert={state.testAlert}
      onReplay={state.replayAt}
    />
  );
}

function fileName(coin: string): string {
  return `isobar-${coin}-${new Date().toISOString().slice(0, 10)}.json`;
}

document.documentElement.lang = i18n.t('language');
effect(() => applyTheme(state.settings.value.theme, document.documentElement));
render(<Panel />, document.getElementById('root')!);
