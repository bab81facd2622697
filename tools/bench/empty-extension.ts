/** The least that any extension's wake can cost: one worker whose one line answers a message on a port. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORKER =
  'chrome.runtime.onConnect.addListener((port) => port.onMessage.addListener(() => port.postMessage({ type: "answer" })));\n';

/** Writes the extension to a folder of its own; returns the folder. */
export function writeEmptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'empty-extension-'));
  const manifest = {
    manifest_version: 3,
    name: 'empty',
    version: '1',
    background: { service_worker: 'worker.js' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'worker.js'), WORKER);
  writeFileSync(join(folder, 'page.html'), '<!doctype html><title>empty</title>\n');
  return folder;
}
