import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installed, linkDependency } from './packed.ts';
import type { Packed } from './packed.ts';
import { experiment, pipeline, plainFit } from './programs.ts';

// Weir's packages as they would be published, in a folder outside the workspace, used by programs that know nothing of it.
let folder = '';
let packages: readonly Packed[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-consumer-'));
  packages = installed(folder);
  linkDependency(folder, 'tests', '@tensorflow/tfjs');
  linkDependency(folder, 'tests', '@types/node');
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', type: 'module' }));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What a program printed last, as JSON. */
function printed(program: string): unknown {
  const file = join(folder, program);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** Compiles a program as a strict project elsewhere would, declarations of packages checked too. */
function compiled(name: string, source: string): string {
  writeFileSync(join(folder, `${name}.ts`), source);
  const options = {
    strict: true,
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom'],
    types: ['node'],
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...options, skipLibCheck: true }, files: [`${name}.ts`] }),
  );
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
  expect(status, stdout).toBe(0);
  return `${name}.js`;
}

describe('a published package', () => {
  it('holds every file that its exports name, and no workspace protocol', () => {
    for (const { folder: unpacked, manifest } of packages) {
      for (const target of Object.values(manifest.exports)) {
        const files = typeof target === 'string' ? [target] : Object.values(target);
        for (const file of files)
          expect(existsSync(join(unpacked, file)), `${manifest.name} ${file}`).toBe(true);
      }
      for (const range of Object.values(manifest.dependencies ?? {})) expect(range).toMatch(/^[\^~]?\d/);
      expect(readdirSync(unpacked)).toContain('LICENSE');
    }
  });

  it('shares rxjs, tfjs-core and vega-lite with its user, as peers with a range, and says what it is', () => {
    const shared = ['rxjs', '@tensorflow/tfjs-core', 'vega-lite'];
    for (const { folder: unpacked, manifest } of packages) {
      expect(
        Object.keys(manifest.dependencies ?? {}).filter((name) => shared.includes(name)),
        manifest.name,
      ).toEqual([]);
      for (const range of Object.values(manifest.peerDependencies ?? {})) expect(range).toMatch(/^\^\d/);
      expect(manifest, manifest.name).toMatchObject({
        license: 'MIT',
        engines: { node: expect.stringMatching(/^>=/) as string },
        keywords: expect.arrayContaining([expect.any(String)]) as string[],
      });
      if (manifest.name === '@weir/kernels') expect(readdirSync(unpacked)).toContain('CONTRACT.md');
    }
  });

  it('carries no tests', () => {
    for (const { folder: unpacked, manifest } of packages) {
      const files = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
      expect(
        files.filter((file) => /\.test(-d)?\.|(^|\/)testing\//.test(file)),
        manifest.name,
      ).toEqual([]);
    }
  });
});

describe('a program outside the workspace', () => {
  it('makes its plain tfjs training fast by two lines', () => {
    const program = compiled('fit', plainFit);
    const { first, last, ...rest } = printed(program) as { readonly first: number; readonly last: number };
    expect(rest).toEqual({ backend: 'simd', current: 'simd' });
    expect(first).toBeGreaterThan(0.5);
    expect(last).toBeLessThan(0.2);
  });

  it('composes a training stream of single packages', () => {
    const program = compiled('pipeline', pipeline);
    const { first, last, ...rest } = printed(program) as { readonly first: number; readonly last: number };
    expect(rest).toEqual({ losses: 300, measured: 3 });
    expect(first).toBeCloseTo(-Math.log(1 / 27), 0);
    expect(last).toBeLessThan(2.9);
  });

  it('runs a preset and takes its report', () => {
    expect(printed(compiled('experiment', experiment))).toEqual({
      backend: 'simd',
      steps: 20,
      parameterCount: 47_024,
      charts: true,
    });
  });
});
