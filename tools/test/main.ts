/** `npm test`: every check of the house in one run, summed up in one line. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findBrowser } from '../browser/find';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'isobar-test-'));

function run(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

/** A check that passes or fails as a whole. */
function check(name: string, ...args: string[]): Count {
  return run(name, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner's own counts; a runner that died without a report is one failure. */
function counted(
  name: string,
  args: readonly string[],
  report: string,
  read: (report: unknown) => Count,
  env?: Record<string, string>,
): Count {
  const ok = run(name, args, env);
  try {
    const count = read(JSON.parse(readFileSync(report, 'utf8')));
    return ok || count.failed > 0 ? count : { ...count, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function unitTests(): Count {
  const report = join(scratch, 'unit.json');
  return counted(
    'unit and property tests',
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    report,
    (parsed) => {
      const { numPassedTests, numFailedTests, numFailedTestSuites } = parsed as Record<string, number>;
      return {
        passed: numPassedTests!,
        failed: Math.max(numFailedTests!, Math.min(1, numFailedTestSuites!)),
      };
    },
  );
}

function browserTests(): Count {
  const report = join(scratch, 'browser.json');
  return counted(
    'browser tests',
    ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line,json'],
    report,
    (parsed) => {
      const { expected, flaky, unexpected } = (parsed as { stats: Record<string, number> }).stats;
      return { passed: expected! + flaky!, failed: unexpected! };
    },
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
}

findBrowser((line) => console.log(line));
const counts = [
  check('lint', 'node_modules/oxlint/bin/oxlint', '--quiet'),
  check('format', 'node_modules/oxfmt/bin/oxfmt', '--check'),
  check('types: layers', 'node_modules/typescript/bin/tsc', '-b', 'lib'),
  check('types: extension and tests', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'),
  check('types: tools', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tools'),
  check('dead code', 'node_modules/knip/bin/knip.js'),
  check('build for Chrome', 'node_modules/wxt/bin/wxt.mjs', 'build'),
  check('size budgets', '--import', 'tsx', 'tools/budget/main.ts'),
  check('build for Firefox', 'node_modules/wxt/bin/wxt.mjs', 'build', '-b', 'firefox'),
  unitTests(),
  check(
    'extension lint (Firefox)',
    'node_modules/web-ext/bin/web-ext.js',
    'lint',
    '--self-hosted',
    '-s',
    '.output/firefox-mv3',
  ),
  browserTests(),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
