import '@tensorflow/tfjs';
import '@weir/backend-simd';
import { setBackend } from '@tensorflow/tfjs-core';
import * as core from '@weir/core';
import * as diagnostics from '@weir/diagnostics';
import * as nn from '@weir/nn';
import * as define from '@weir/nn/define';
import * as rxjs from 'rxjs';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplesInReadme, examplesInSource } from './examplesIn.ts';
import { moduleOf } from './moduleOf.ts';
import type { Ambient } from './moduleOf.ts';
import { typeErrors } from './typeErrors.ts';

// Every `ts` block of the packages' READMEs and every `@example` of a doc block is compiled, all in one program, and run.
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = fileURLToPath(new URL('./.examples/', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');

const packages = readdirSync(`${root}packages`).map((name) => `packages/${name}`);
const sources = packages.flatMap((of) =>
  readdirSync(`${root}${of}/src`, { recursive: true, encoding: 'utf8' })
    .map((name) => `${of}/src/${name}`)
    .filter((path) => path.endsWith('.ts') && !/\.test(-d)?\.ts$|\/testing\//.test(path)),
);
const texts = new Map(sources.map((path) => [path, read(path)]));
const readmes = packages.map((of) => `${of}/README.md`);

const examples = [
  ...readmes.flatMap((path) => examplesInReadme(path, read(path))),
  ...[...texts].flatMap(([path, text]) => (text.includes('@example') ? examplesInSource(path, text) : [])),
].map((example, at) => ({ ...example, file: `${folder}example${at + 1}.ts` }));

const titles = new Map(examples.map(({ file, title }) => [file, title]));

/** What examples in doc blocks need not import, their own package's first. */
async function ambientOf(of: string): Promise<Ambient> {
  const own = of.replace('packages/', '@weir/');
  const module = (await import(own)) as object;
  const all: readonly (readonly [string, object])[] = [
    [own, module],
    ['@weir/nn', nn],
    ['@weir/nn/define', define],
    ['@weir/core', core],
    ['@weir/diagnostics', diagnostics],
    ['rxjs', rxjs],
  ];
  return new Map(all.map(([name, exports]) => [name, new Set(Object.keys(exports))]));
}

describe('the examples of READMEs and doc blocks', () => {
  beforeAll(async () => {
    await setBackend('simd');
    mkdirSync(folder, { recursive: true });
    const ambients = new Map<string, Ambient>();
    for (const example of examples) {
      const ambient = ambients.get(example.folder) ?? (await ambientOf(example.folder));
      ambients.set(example.folder, ambient);
      writeFileSync(example.file, moduleOf(example, ambient));
    }
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('compile as strictly as the packages do', () => {
    const errors = typeErrors(examples.map(({ file }) => file));
    expect(errors.map(({ file, message }) => `${titles.get(file)}: ${message}`)).toEqual([]);
  }, 180_000);

  it.each(examples)('run and are true: $title', async ({ file }) => {
    await import(file);
  });
});

describe('there is an example', () => {
  const exampled = new Set(
    [...texts].flatMap(([path, text]) =>
      text.includes('@example')
        ? examplesInSource(path, text).flatMap(({ code, folder: of }) =>
            [...code.matchAll(/\w+/g)].map(([word]) => `${of} ${path.split('/').at(-1)} ${word}`),
          )
        : [],
    ),
  );
  /** `relu` where a file exports `reluKind`, by the function that registers it. */
  const registered = [...texts].flatMap(([path, text]) =>
    [...text.matchAll(/^export const (\w+)Kind = (\w+Kind)\(/gm)].map(([, name = '', register = '']) => ({
      path,
      name,
      register,
    })),
  );
  const kinds = {
    layerKind: ['packages/nn', define.layerKinds()],
    initializerKind: ['packages/nn', define.initializerKinds()],
    lossKind: ['packages/nn', define.lossKinds()],
    optimizerKind: ['packages/nn', define.optimizerKinds()],
    scheduleKind: ['packages/nn', define.scheduleKinds()],
    diagnosticKind: ['packages/diagnostics', diagnostics.diagnosticKinds],
    ruleKind: ['packages/diagnostics', diagnostics.ruleKinds],
  } as const;
  it.each(Object.entries(kinds))('of all that %s makes known to configurations', (register, [of, known]) => {
    const found = registered.filter((kind) => kind.register === register);
    expect(found.length).toBe(known.length);
    const without = found.filter(
      ({ path, name }) => !exampled.has(`${of} ${path.split('/').at(-1)} ${name}`),
    );
    expect(without).toEqual([]);
  });
});
