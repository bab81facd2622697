import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { openReceiver } from '../../lib/page-chart/bridge';
import { PORT_NAME } from '../../lib/protocol/port-name';
import { PageSession } from './page-session';
import { overlayWords } from './words';

/** In the extension's world: receives snapshots from the worker and scales from the reader, and paints. */
export default defineUnlistedScript(() => {
  const session = new PageSession(document, overlayWords(), {
    open: () => browser.runtime.connect({ name: PORT_NAME }),
    alive: () => browser.runtime?.id !== undefined,
  });
  openReceiver(document, session);
});
