import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';

import { CHART_HOST_MATCHES } from '../../lib/hosts/hosts';
import { openReceiver } from '../../lib/page-chart/bridge';
import { PORT_NAME } from '../../lib/protocol/port-name';
import { PageSession } from './page-session';
import { overlayWords } from './words';

/** In the extension's world: receives snapshots from the worker and scales from the reader, and paints. */
export default defineContentScript({
  matches: [...CHART_HOST_MATCHES],
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main() {
    const session = new PageSession(document, overlayWords(), {
      open: () => browser.runtime.connect({ name: PORT_NAME }),
      alive: () => browser.runtime?.id !== undefined,
    });
    openReceiver(document, session);
  },
});
