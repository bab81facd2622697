/** The least that any extension's wake can cost: one worker whose one line answers a message on a port, and one screen. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORKER =
  'chrome.runtime.onConnect.addListener((port) => port.onMessage.addListener(() => port.postMessage({ type: "answer" })));\n';

/** A screen that shows what the worker says, where the product's screens show their price. */
const SCREEN = `
const port = chrome.runtime.connect();
port.onMessage.addListener(({ type }) => {
  document.body.innerHTML = '<p class="headline-price"></p>';
  document.body.firstChild.textContent = type;
});
port.postMessage({ type: 'ask' });
`;

/** Writes the extension to a folder of its own; returns the folder. */
export function writeEmptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'empty-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'empty',
    version: '1',
    background: { service_worker: 'worker.js' },
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'worker.js': WORKER,
    'page.html': '<!doctype html><title>empty</title>',
    'screen.html': '<!doctype html><title>empty</title><body><script src="screen.js"></script>',
    'screen.js': SCREEN,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
