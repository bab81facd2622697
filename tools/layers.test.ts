import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROBES = resolve('node_modules/.cache/layer-probes');

/** Compiles one file as if it stood in the layer; returns what the compiler says. */
function compiled(layer: string, name: string, source: string): string {
  const folder = join(PROBES, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'probe.ts'), source);
  const root = '../../../..';
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: `${root}/lib/${layer}/tsconfig.json`,
      compilerOptions: {
        outDir: './out',
        tsBuildInfoFile: './out/probe.tsbuildinfo',
        rootDir: root,
        declaration: true,
      },
      include: ['./probe.ts', `${root}/lib/${layer}/**/*.ts`],
      exclude: ['**/*.test.ts'],
      references: JSON.parse(
        spawnSync('cat', [`lib/${layer}/tsconfig.json`], { encoding: 'utf8' }).stdout,
      ).references.map(({ path }: { path: string }) => ({ path: `${root}/lib/${path.replace('../', '')}` })),
    }),
  );
  return spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', folder], { encoding: 'utf8' })
    .stdout;
}

function linted(path: string, source: string): string {
  writeFileSync(path, source);
  const { stdout } = spawnSync(process.execPath, ['node_modules/oxlint/bin/oxlint', '--quiet', path], {
    encoding: 'utf8',
  });
  rmSync(path);
  return stdout;
}

describe('the layers', () => {
  beforeAll(() => rmSync(PROBES, { recursive: true, force: true }));
  afterAll(() => rmSync(PROBES, { recursive: true, force: true }));

  it('let a file import what stands below it', () => {
    const source = "import type { Bar } from '../../../../lib/market/bar';\nexport type Probe = Bar;\n";
    expect(compiled('liquidation', 'allowed', source)).toBe('');
  });

  it.each([
    ['market', "import type { Store } from '../../../../lib/store/store';\nexport type Probe = Store;\n"],
    [
      'liquidation',
      "import type { Venue } from '../../../../lib/venues/venue';\nexport type Probe = Venue;\n",
    ],
    [
      'orderflow',
      "import type { Estimate } from '../../../../lib/liquidation/estimate';\nexport type Probe = Estimate;\n",
    ],
    [
      'risk',
      "import type { Cluster } from '../../../../lib/liquidation/clusters';\nexport type Probe = Cluster;\n",
    ],
    ['alerts', "import type { Hub } from '../../../../lib/engine/hub';\nexport type Probe = Hub;\n"],
    ['protocol', "import type { Hub } from '../../../../lib/engine/hub';\nexport type Probe = Hub;\n"],
  ])('refuse that %s imports what stands above or beside it', (layer, source) => {
    expect(compiled(layer, `upward-${layer}`, source)).toMatch(/TS6307|TS6059/);
  });

  it.each(['document.title', 'fetch("https://a.example")', 'setTimeout(() => undefined, 1)'])(
    'refuse that a pure layer names %s',
    (expression) => {
      const name = `global-${expression.replaceAll(/\W+/g, '-')}`;
      expect(compiled('core', name, `export const probe = ${expression};\n`)).toMatch(/TS2304|TS2584|TS2552/);
    },
  );

  it('refuse npm packages, the clock and randomness in a pure layer', () => {
    const path = 'lib/core/layer-probe.ts';
    expect(linted(path, "import * as v from 'valibot';\nexport const probe = v;\n")).toContain(
      'no-restricted-imports',
    );
    expect(linted(path, 'export const probe = Date.now();\n')).toContain('no-restricted-properties');
    expect(linted(path, 'export const probe = Math.random();\n')).toContain('no-restricted-properties');
    expect(linted(path, 'export const probe = 1;\n')).not.toContain('no-restricted');
  });

  it('refuse that a content script names fetch', () => {
    const path = 'lib/overlay/layer-probe.ts';
    expect(linted(path, "export const probe = () => fetch('https://a.example');\n")).toContain(
      'no-restricted-globals',
    );
  });
});
