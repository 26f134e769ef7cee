import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = (command: string, args: readonly string[], cwd = root) =>
  spawnSync(command, args, { cwd, encoding: 'utf8' });

describe('upkeep', () => {
  it('third-party notices are those of what the command and the page bring along', () => {
    const { status, stderr } = run(process.execPath, ['scripts/notices/run.mjs', '--check']);
    expect([stderr, status]).toEqual(['', 0]);
  });

  it('third-party notices have every package with its licence, and the licences’ texts', () => {
    for (const app of ['cli', 'dashboard']) {
      const text = readFileSync(join(root, 'apps', app, 'THIRD-PARTY-NOTICES.md'), 'utf8');
      expect(text).toMatch(/^- rxjs \d\S+: Apache-2\.0$/m);
      expect(text).toMatch(/^- assemblyscript \d\S+: Apache-2\.0$/m);
      expect(text).toContain('Apache License');
      expect(text).not.toMatch(/: see below|UNLICENSED|\bGPL/);
    }
  });

  it('a changeset of one package gives all of them their next version, and the ranges between them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'weir-version-'));
    try {
      for (const file of ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.changeset'])
        cpSync(join(root, file), join(folder, file), { recursive: true });
      const packages = ['packages', 'apps'].flatMap((kind) =>
        readdirSync(join(root, kind)).map((name) => `${kind}/${name}`),
      );
      for (const source of [...packages, 'tests']) {
        mkdirSync(join(folder, source), { recursive: true });
        cpSync(join(root, source, 'package.json'), join(folder, source, 'package.json'));
      }
      writeFileSync(join(folder, '.changeset/mine.md'), "---\n'@weir/nn': minor\n---\n\nLayers learn.\n");
      run('git', ['init', '-q', '-b', 'main'], folder);
      const changeset = join(root, 'node_modules/@changesets/cli/bin.js');
      const { status, stderr } = run(process.execPath, [changeset, 'version'], folder);
      expect(status, stderr).toBe(0);
      const manifests = packages.map(
        (source) =>
          JSON.parse(readFileSync(join(folder, source, 'package.json'), 'utf8')) as Readonly<
            Record<string, unknown>
          >,
      );
      expect(new Set(manifests.map(({ version }) => version))).toEqual(new Set(['0.2.0']));
      for (const { dependencies = {} } of manifests)
        for (const [name, range] of Object.entries(dependencies as object))
          if (name.startsWith('@weir/')) expect(range).toBe('workspace:^'); // packing writes ^0.2.0
      expect(readdirSync(join(folder, '.changeset'))).toEqual(['README.md', 'config.json']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
