/**
 * Makes a checkout ready to run: dependencies and generated types, redone only when the lockfile, the Node version or
 * the configuration changed. Imports `node:` modules only, since nothing else is there yet.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const STAMP = join(ROOT, 'node_modules/.cache/isobar-setup');
const LEAST_NODE = [20, 19];

function digest() {
  const hash = createHash('sha256').update(process.version);
  for (const file of ['package-lock.json', 'wxt.config.ts', 'locales/en.yml'])
    hash.update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  console.error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}`);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  console.error(`Isobar needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.version}.`);
  process.exit(1);
}

/** Installs what is missing; says so only when there is something to do. */
export function setUp() {
  checkNode();
  process.chdir(ROOT);
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest()) return;
  console.error('Setting up: dependencies');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  run(process.execPath, ['node_modules/wxt/bin/wxt.mjs', 'prepare']);
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, digest());
}
