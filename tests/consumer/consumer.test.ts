import { spawnSync } from 'node:child_process';
import { builtinModules } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileServer } from '../e2e/fileServer.ts';
import { launchBrowser } from '../launchBrowser.ts';
import { describeTarballs } from './describeTarballs.ts';
import { run } from './packed.ts';
import { Project } from './project.ts';
import type { Resolution } from './project.ts';

// Weir's packages as they would be published, in a project outside the workspace, used by programs that know nothing of it.
let root = '';
let project: Project;
let complaints: Readonly<Record<Resolution, readonly string[]>>;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'weir-consumer-'));
  mkdirSync(join(root, 'project'));
  project = new Project(join(root, 'project'));
  writeFileSync(join(project.folder, 'wrong.ts'), wrong);
  const [nodenext, bundler] = await Promise.all([
    project.compiled('nodenext', [...programs, 'wrong.ts']),
    project.compiled('bundler', [...programs, 'wrong.ts']),
  ]);
  complaints = { nodenext, bundler };
}, 600_000);
afterAll(() => rmSync(root, { recursive: true, force: true }), 240_000);

const programs = ['plainFit.ts', 'pipeline.ts', 'experiment.ts', 'observed.ts', 'mine.ts', 'page/main.ts'];

const wrong = `
import { torchGenerator as rng } from '@weir/core';
import { linear, sequential } from '@weir/nn';
sequential(linear(30, 100, { rng: rng(1) }), linear(200, 27, { rng: rng(1) }));
`;

describeTarballs(() => project.packages);

describe('packages installed by npm', () => {
  it.each([
    'rxjs',
    '@tensorflow/tfjs-core',
    'vega',
    'vega-lite',
    '@weir/core',
    '@weir/diagnostics',
    '@weir/nn',
  ])('share one copy of %s with their user', (name) => {
    expect(project.copiesOf(name)).toEqual([`node_modules/${name}`]);
  });

  it.each(['bundler', 'nodenext'] as const)(
    'type-check under %s, strict, with all declarations, and say where widths do not fit',
    (resolution) => {
      expect(complaints[resolution]).toEqual([
        expect.stringMatching(/^wrong\.ts\(4,.*takes \[…, 200\], but the layer before makes \[…, 100\]/),
      ]);
    },
  );
});

describe('importing a package', () => {
  const registering = ['@weir/backend-simd', '@weir/backend-simd/fma'];

  it('does nothing but, of the backend, register it', { timeout: 240_000 }, async () => {
    const { entries } = project;
    const printed = await project.printedOfEach('imported.mjs', entries);
    for (const [at, entry] of entries.entries()) {
      const { backends, changed, globals, ...said } = printed[at] as {
        readonly backends: readonly string[];
        readonly changed: readonly string[];
        readonly globals: readonly string[];
      };
      // arktype, where options are checked, keeps its registry there.
      expect([entry, ...globals.filter((name) => name !== '$ark')]).toEqual([entry]);
      expect([entry, said]).toEqual([entry, { written: [], fetched: [] }]);
      const isRegistering = registering.includes(entry);
      expect([entry, ...changed]).toEqual([entry, ...(isRegistering ? ['backends', 'kernels'] : [])]);
      expect(backends.some((name) => name.startsWith('simd'))).toBe(isRegistering);
    }
  });

  it('takes nothing of Node’s in a browser, but from entries that are Node’s alone', async () => {
    const ofNode = project.entries.filter(
      (entry) => entry.endsWith('/node') || entry === '@weir/server' || entry === 'weir',
    );
    const found = await Promise.all(
      project.entries.map(async (entry) => {
        const { metafile } = await bundled(`import * as all from '${entry}'; console.log(all);`);
        const inputs = Object.values(metafile.inputs);
        const needsNode = inputs.some(({ imports }) => imports.some(({ path }) => ofNodes.has(path)));
        return needsNode ? [entry] : [];
      }),
    );
    expect(found.flat()).toEqual(ofNode);
  });
});

const ofNodes: ReadonlySet<string> = new Set([
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
]);

/** What esbuild makes of a program for a browser. */
const bundled = (contents: string) =>
  build({
    stdin: { contents, resolveDir: project.folder, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    metafile: true,
    platform: 'browser',
    logLevel: 'silent',
    external: ['@tensorflow/*', 'rxjs', '@duckdb/*', '@resvg/*', ...ofNodes],
  });

describe('a use of a single thing', () => {
  /** Uses, and how many bytes a bundle of each has, minified; peers stand outside. */
  const uses: readonly (readonly [use: string, bytes: number])[] = [
    [`import { saturation } from '@weir/diagnostics'; console.log(saturation);`, 11_364],
    [`import { linear } from '@weir/nn'; console.log(linear);`, 7_515],
    [`import { observe } from '@weir/observe'; console.log(observe);`, 13_426],
  ];

  it.each(uses)(
    '%s takes %d bytes, give or take a twentieth, and no validator',
    async (contents, recorded) => {
      const { outputFiles, metafile } = await bundled(contents);
      const bytes = outputFiles.reduce((total, { contents: text }) => total + text.length, 0);
      expect(bytes).toBeGreaterThan(recorded * 0.95);
      expect(bytes).toBeLessThan(recorded * 1.05);
      expect(Object.keys(metafile.inputs).filter((file) => file.includes('/arktype/'))).toEqual([]);
    },
  );
});

describe('a program outside the workspace', () => {
  it('makes its plain tfjs training fast by two lines', () => {
    const { first, last, ...rest } = project.printed('plainFit.js') as Readonly<Record<string, unknown>>;
    expect(rest).toEqual({ backend: 'simd', current: 'simd' });
    expect(first).toBeGreaterThan(0.5);
    expect(last).toBeLessThan(0.2);
  });

  it('composes a training stream of single packages', () => {
    const { first, last, ...rest } = project.printed('pipeline.js') as Readonly<Record<string, unknown>>;
    expect(rest).toEqual({ losses: 300, measured: 3 });
    expect(first).toBeCloseTo(-Math.log(1 / 27), 0);
    expect(last).toBeLessThan(2.9);
  });

  it('runs a preset and takes its report', () => {
    expect(project.printed('experiment.js')).toEqual({
      backend: 'simd',
      steps: 20,
      parameterCount: 47_024,
      charts: true,
    });
  });

  it('finds what ails a model that is fitted as ever', () => {
    const { found } = project.printed('observed.js') as { readonly found: readonly string[] };
    expect(found).toContain('saturation');
  });

  it('trains a configuration that names a diagnostic, a layer and a rule of its own', () => {
    const weir = join(project.folder, 'node_modules/.bin/weir');
    const stdout = run(weir, ['run', 'config.json', '--format', 'jsonl'], project.folder);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>> & { readonly type: string });
    const measured = events.filter(({ diagnostic }) => diagnostic === './mine.js#positiveShare');
    expect(measured.map(({ step }) => step)).toEqual([0, 100, 200]);
    expect(Object.keys((measured[0]?.['value'] as { readonly shares: object }).shares)).toEqual([
      '0.linear',
      '1.silu',
      '2.linear',
    ]);
    const found = events.filter(({ finding }) => (finding as { rule?: string })?.rule === 'lossAbove');
    expect(found.map(({ change }) => change)).toEqual(['raised', 'cleared']); // the layer learns
    expect(events.at(-1)).toMatchObject({ type: 'finished', steps: 201 });
  });

  it('needs nothing beside a file of its own that it names in a configuration: Weir and tfjs are the command’s', () => {
    const weir = join(project.folder, 'node_modules/.bin/weir');
    const folder = mkdtempSync(join(root, 'alone-'));
    writeFileSync(
      join(folder, 'mine.js'),
      `import { mul, sigmoid } from '@tensorflow/tfjs';
       import { square } from '@tensorflow/tfjs-core';
       import { layer } from '@weir/nn';
       export const swish = () => layer((x) => mul(x, sigmoid(x)), { kind: 'silu' });
       export const squares = () => layer((x) => square(x).sub(1), { kind: 'square' });`,
    );
    const model = [
      { type: 'linear', out: 16 },
      './mine.js#swish',
      './mine.js#squares',
      { type: 'linear', out: 2 },
    ];
    const configuration: unknown = {
      ...JSON.parse(readFileSync(join(project.folder, 'config.json'), 'utf8')),
      model: model.map((layer) => (typeof layer === 'string' ? { type: layer } : layer)),
      diagnostics: [],
      health: false,
    };
    writeFileSync(join(folder, 'config.json'), JSON.stringify(configuration));
    run(weir, ['run', 'config.json', '--report', 'report.json'], folder);
    const { losses } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as {
      readonly losses: readonly (readonly [step: number, loss: number])[];
    }; // golden/README.md
    const [first, last] = [losses[0], losses.at(-1)].map((entry) => entry?.[1] ?? NaN);
    expect(last).toBeLessThan(0.1 * (first ?? NaN)); // so gradients came through both
  });

  it('shows Weir’s charts of its own numbers in a page that Vite built', { timeout: 120_000 }, async () => {
    const vite = fileURLToPath(new URL('../node_modules/vite/bin/vite.js', import.meta.url));
    const built = spawnSync(process.execPath, [vite, 'build', 'page', '--base', './'], {
      cwd: project.folder,
      encoding: 'utf8',
    });
    expect(built.status, built.stderr).toBe(0);
    const server = await fileServer(join(project.folder, 'page/dist'), '/mine');
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.goto(server.address);
      await page.locator('body[data-drawn]').waitFor();
      expect(await page.locator('#saturation svg').innerHTML()).toMatch(/first[^]*second/);
      expect(await page.locator('#saturation svg .mark-line path').count()).toBeGreaterThan(1);
      expect(await page.locator('#loss svg .mark-line path').count()).toBe(2);
      expect(said).toEqual([]);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
