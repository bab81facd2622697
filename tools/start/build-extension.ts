import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Builds the production extension; returns its folder. Throws with the build's own words. */
export function buildExtension(): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'build'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the extension does not build:\n${stdout}\n${stderr}`);
  return resolve('.output/chrome-mv3');
}
