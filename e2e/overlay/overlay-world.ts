/** The overlay's half of a timed page: the real session in a world of its own, with a worker that the test speaks for. */
import { PageSession } from '../../entrypoints/overlay.content/page-session';
import { overlayWords } from '../../entrypoints/overlay.content/words';
import { openReceiver } from '../../lib/page-chart/bridge';

const ears: ((message: unknown) => void)[] = [];
const nowhere = { addListener: () => undefined };

Date.prototype.getTimezoneOffset = () => 0; // the harness's chart labels UTC
openReceiver(
  document,
  new PageSession(document, overlayWords(), {
    open: () => ({
      onMessage: { addListener: (ear: (message: unknown) => void) => void ears.push(ear) },
      onDisconnect: nowhere,
      postMessage: () => undefined,
      disconnect: () => undefined,
    }),
    alive: () => true,
  }),
);
Object.assign(window, { say: (message: unknown) => ears.forEach((ear) => ear(message)) });
