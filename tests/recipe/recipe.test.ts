import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// CONTRIBUTING's recipe for a layer, a diagnostic, a rule and a chart, followed in a copy of this repository.
const root = fileURLToPath(new URL('../../', import.meta.url));
const addition = fileURLToPath(new URL('./addition/', import.meta.url));
const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
let copy = '';

/** The files that the recipe's table names, with their folders' indices. */
const steps = [
  ...contributing.matchAll(/^\| (layer|diagnostic|rule|chart) \| `(.*?)` \| `(.*?)` \| `(.*?)` \|$/gm),
].map(([, what = '', source = '', index = '', test = '']) => ({ what, source, index, test }));

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'weir-recipe-'));
  const copied = (path: string): boolean =>
    !/\/(dist|bundle|\.git|node_modules\/\.(cache|vite\w*))$/.test(path);
  for (const name of [
    'packages',
    'apps',
    'scripts',
    'tsconfig.base.json',
    'package.json',
    'vitest.config.ts',
  ])
    cpSync(join(root, name), join(copy, name), { recursive: true, verbatimSymlinks: true, filter: copied });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const { source, test } of steps) {
    const folder = source.slice(0, source.lastIndexOf('/'));
    for (const file of [source, `${folder}/${basename(test)}`])
      cpSync(join(addition, `${file}.txt`), join(copy, file));
    appendFileSync(join(copy, folder, 'index.ts'), `export * from './${basename(source)}';\n`);
  }
}, 120_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }), 120_000);

const run = (command: string, args: readonly string[], cwd = copy) => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr, all: `${stdout}${stderr}` };
};
const weir = (...args: readonly string[]) =>
  run(process.execPath, [
    '--import',
    import.meta.resolve('tsx'),
    '-C',
    'weir-source',
    join(copy, 'apps/cli/src/bin.ts'),
    ...args,
  ]);

describe('the three-file recipe of CONTRIBUTING', () => {
  it('names a source, a line and a test for each, which are what was added here', () => {
    expect(steps.map(({ what }) => what)).toEqual(['layer', 'diagnostic', 'rule', 'chart']);
    const named = steps.flatMap(({ source, test }) => [
      source,
      `${source.slice(0, source.lastIndexOf('/'))}/${basename(test)}`,
    ]);
    const added = readdirSync(addition, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.txt'),
    );
    expect(added.map((file) => file.replace(/\.txt$/, '')).sort()).toEqual(named.sort());
    for (const { source, index, test } of steps) {
      const folder = source.slice(0, source.lastIndexOf('/'));
      expect(folder.endsWith(index.slice(0, index.lastIndexOf('/')))).toBe(true);
      expect(folder.endsWith(test.slice(0, test.lastIndexOf('/')))).toBe(true);
    }
  });

  it('gives units whose tests pass, and that lint finds tested and documented', { timeout: 180_000 }, () => {
    const tests = steps.map(
      ({ source, test }) => `${source.slice(0, source.lastIndexOf('/'))}/${basename(test)}`,
    );
    const tested = run(process.execPath, [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--typecheck.enabled=false',
      '--reporter=json',
      ...tests,
    ]);
    const counted = JSON.parse(tested.stdout.slice(tested.stdout.indexOf('{'))) as {
      readonly numPassedTests: number;
    };
    expect([tested.status, counted.numPassedTests], tested.all).toEqual([0, 5]);
    const linted = run(process.execPath, ['scripts/lint/run.mjs', copy]);
    expect([linted.status, linted.stderr]).toEqual([0, '']);
  });

  it('type-checks, the chart by the name of the diagnostic', { timeout: 180_000 }, () => {
    const files = steps.map(({ source }) => source);
    const options = {
      noEmit: true,
      composite: false,
      incremental: false,
      declaration: false,
      declarationMap: false,
      rewriteRelativeImportExtensions: false,
    };
    writeFileSync(
      join(copy, 'tsconfig.recipe.json'),
      JSON.stringify({ extends: './tsconfig.base.json', compilerOptions: options, files }),
    );
    const { status, all } = run(process.execPath, [
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.recipe.json',
    ]);
    expect([all, status]).toEqual(['', 0]);
  });

  it(
    'makes configurations, schema and explanations know the names, options included',
    { timeout: 180_000 },
    () => {
      mkdirSync(join(copy, 'apps/cli/dist'), { recursive: true });
      expect(run(process.execPath, ['scripts/documentation/run.mjs']).status).toBe(0);
      const schema = weir('schema').stdout;
      for (const name of ['cube', 'logits']) expect(schema).toContain(`"${name}"`);
      expect(weir('explain', 'cube').all).toMatch(/scale · x³[^]*scale[^]*Default 1|scale · x³[^]*outgrow/i);
      expect(weir('explain', 'logits').all).toMatch(/last layer's outputs/);
      const configuration = {
        data: { type: 'xor' },
        model: [
          { type: 'linear', out: 8 },
          { type: 'cube', scale: 0.5 },
          { type: 'linear', out: 2, init: { type: 'normal', std: 50 } },
        ],
        diagnostics: [{ type: 'logits', every: 1 }],
        health: { rules: [{ type: 'logits', most: 1 }] },
        batchSize: 4,
        steps: 3,
      };
      writeFileSync(join(copy, 'own.json'), JSON.stringify(configuration));
      const { stdout, status, stderr } = weir('run', 'own.json', '--format', 'jsonl');
      expect(status, stderr).toBe(0);
      expect(stdout.match(/"diagnostic":"logits"/g)).toHaveLength(3);
      expect(stdout).toContain('"rule":"logits"');
      writeFileSync(
        join(copy, 'wrong.json'),
        JSON.stringify({ ...configuration, model: [{ type: 'cube', scale: -1 }] }),
      );
      expect(weir('run', 'wrong.json')).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(/model\[0\]\.scale must be .*above 0, got -1/) as string,
      });
    },
  );
});
