import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { backendFor, tryBackend } from './backend.ts';
import { backendNames } from './backendNames.ts';
import { exitCode, isInputError } from './exitCode.ts';
import { calibrateRun } from './calibrateRun.ts';
import { findData } from './doctor/findData.ts';
import { InterruptedError } from './interruptedError.ts';
import { interruption } from './interruption.ts';
import { diffKept } from './kept/diffKept.ts';
import { evaluateKept } from './kept/evaluateKept.ts';
import { exportKept } from './kept/exportKept.ts';
import { forkKept } from './kept/forkKept.ts';
import { replayKept } from './kept/replayKept.ts';
import { resumeKept } from './kept/resumeKept.ts';
import { resumption } from './kept/resumption.ts';
import { showRun } from './kept/showRun.ts';
import { sqlKept } from './kept/sqlKept.ts';
import { readReport } from './readReport.ts';
import { sample } from './sample.ts';
import { train } from './train.ts';
import { UsageError } from './usageError.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('a command ends with 0, 1, 2 or 130', () => {
  expect(exitCode).toEqual({ done: 0, failed: 1, wrongInput: 2, interrupted: 130 });
});

it('errors of the input are known by their names, and no others', () => {
  expect(isInputError(new UsageError('no such option'))).toBe(true);
  for (const name of ['ConfigurationError', 'DataError', 'LockedError', 'RunRequestError'])
    expect(isInputError(Object.assign(new Error(), { name }))).toBe(true);
  expect([
    isInputError(new RangeError()),
    isInputError({ name: 'UsageError' }),
    isInputError(undefined),
  ]).toEqual([false, false, false]);
});

it('backends are tried from the fastest on, one of other bits by name alone', () => {
  expect(backendNames).toEqual(['simd', 'wasm', 'cpu', 'simd-fma']);
});

describe('interruption', () => {
  it('does at the first signal what is to be done, and ends the process at the second', () => {
    const ends: unknown[] = [];
    vi.spyOn(process, 'exit').mockImplementation((code) => {
      ends.push(code);
      throw new Error('ended'); // nothing is done after it
    });
    const own = interruption();
    let stopped = 0;
    own.onFirst(() => stopped++);
    expect(own.came).toBe(false);
    process.emit('SIGHUP');
    expect([own.came, stopped, ends]).toEqual([true, 1, []]);
    expect(() => process.emit('SIGHUP')).toThrow('ended');
    expect([stopped, ends]).toEqual([1, [exitCode.interrupted]]);
    own.release();
    expect(process.listenerCount('SIGHUP')).toBe(0);
  });

  it('has an error for commands that were ended ahead of what they were asked for', () => {
    expect(new InterruptedError('stopped').name).toBe('InterruptedError');
  });
});

describe('files that commands read', () => {
  it('are reports, as weir run writes them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'weir-report-'));
    const path = join(folder, 'report.json');
    const report = { config: {}, losses: [[0, 1]], evaluation: {}, health: [] };
    writeFileSync(path, JSON.stringify(report));
    expect(await readReport(path)).toEqual(report);
    writeFileSync(path, JSON.stringify({ ...report, losses: 3 }));
    await expect(readReport(path)).rejects.toThrow(
      new UsageError(
        `report must have config, losses, evaluation and health, got ${path}; write one with run --report`,
      ),
    );
    writeFileSync(path, JSON.stringify({ ...report, variants: [report, { name: 'x' }] }));
    await expect(readReport(path)).rejects.toThrow('report must have config');
    await expect(readReport(folder)).rejects.toThrow(`got a folder at ${folder}; check the path`);
    rmSync(folder, { recursive: true });
  });

  it('are looked for by the doctor, who needs none of them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'weir-doctor-'));
    writeFileSync(join(folder, 'names.txt'), 'emma');
    vi.stubEnv('WEIR_DATA', undefined);
    const [variable, names, images] = await findData(folder);
    expect(variable).toMatchObject({ what: '$WEIR_DATA', well: false, needed: false });
    expect(names).toMatchObject({ what: 'names.txt', well: true, found: join(folder, 'names.txt') });
    expect(images).toMatchObject({ well: false, needed: false });
    rmSync(folder, { recursive: true });
  });
});

describe('backends', () => {
  it('are what is named, else simd-fma where every configuration wants it fast', () => {
    expect(backendFor('cpu', [{ precision: 'fast' }])).toBe('cpu');
    expect(backendFor(undefined, [{ precision: 'fast' }, { precision: 'fast' }])).toBe('simd-fma');
    expect([backendFor(undefined, [{ precision: 'fast' }, {}]), backendFor(undefined, [])]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('start, or say why not', async () => {
    expect(await tryBackend('simd')).toBeUndefined();
  });
});

it('resumption is a command that can be copied, whatever the folder is called', () => {
  expect(resumption('runs/deep-1')).toBe('interrupted; go on by: npx weir resume runs/deep-1');
  expect(resumption('my runs/deep')).toBe('interrupted; go on by: npx weir resume "my runs/deep"');
});

describe('a run from the command line', () => {
  let folder: string;
  let id: string;
  const common = { set: [], backend: 'cpu', format: 'jsonl' as const };
  /** Calls a command, and gives what it wrote by lines of JSON, and ended with. */
  async function ended(run: (surroundings: Parameters<typeof train>[2]) => Promise<number>) {
    let written = '';
    const logged: string[] = [];
    const output = { write: (text: string) => void (written += text) };
    const end = await run({ output, log: (line) => void logged.push(line) });
    return {
      end,
      written,
      logged,
      lines: () =>
        written
          .trim()
          .split('\n')
          .map((line): unknown => JSON.parse(line)),
    };
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'weir-run-'));
    const config = {
      name: 'small',
      seed: 1,
      data: { type: 'names', corpus: 'given-names', contextLength: 2 },
      model: [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 27 }],
      learningRate: 0.1,
      batchSize: 8,
      steps: 12,
      diagnostics: [],
      groups: [{ match: '*.bias', learningRate: 1 }],
    };
    writeFileSync(join(folder, 'small.json'), JSON.stringify(config));
    const flags = {
      ...common,
      out: join(folder, 'runs'),
      stopOn: [],
      report: join(folder, 'report.json'),
      checkpointEvery: 4,
    };
    const { end, lines, logged } = await ended((surroundings) =>
      train(join(folder, 'small.json'), flags, surroundings),
    );
    expect(end).toBe(0);
    expect(logged).toContainEqual(expect.stringContaining('note: groups[0], of *.bias, changes nothing'));
    expect(lines().at(-1)).toMatchObject({ type: 'finished', steps: 12, reason: 'completed' });
    [id = ''] = readdirSync(join(folder, 'runs'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const runs = () => join(folder, 'runs');

  it('writes a report, and is shown as it ended', async () => {
    expect((await readReport(join(folder, 'report.json'))).losses.length).toBeGreaterThan(0);
    const shown = await ended((surroundings) =>
      showRun(id, { runs: runs(), format: 'pretty' }, surroundings),
    );
    expect([shown.end, shown.written.includes('loss')]).toEqual([0, true]);
  });

  it('is evaluated, replayed and resumed from its folder', async () => {
    const evaluated = await ended((surroundings) =>
      evaluateKept(id, { ...common, runs: runs() }, surroundings),
    );
    expect(evaluated.written).toMatch(/"validation":\{"loss":[\d.]+/);
    const flags = { ...common, runs: runs(), from: 4, to: 8, diagnostics: 'loss' };
    const replayed = await ended((surroundings) => replayKept(id, flags, surroundings));
    expect(replayed.end).toBe(0);
    expect(replayed.written).not.toContain('"differs"');
    const resumed = await ended((surroundings) => resumeKept(id, { ...common, runs: runs() }, surroundings));
    expect(resumed.end).toBe(0);
  });

  it('is exported as CSV and as safetensors', async () => {
    const csv = { ...common, runs: runs(), to: 'csv', out: join(folder, 'csv') } as const;
    expect((await ended((surroundings) => exportKept(id, csv, surroundings))).end).toBe(0);
    expect(readdirSync(join(folder, 'csv')).some((name) => name.endsWith('.csv'))).toBe(true);
    const weights = { ...csv, to: 'safetensors', out: join(folder, 'weights') } as const;
    expect((await ended((surroundings) => exportKept(id, weights, surroundings))).end).toBe(0);
    expect(readFileSync(join(folder, 'weights')).toString('latin1')).toContain('2.linear.weight');
  });

  it.each([
    [{ to: 'csv', at: 3 }, '--at must be beside --to safetensors, svg, png or html, got --to csv'],
    [{ to: 'parquet', chart: 'loss' }, '--chart must be beside --to svg or png, got --to parquet'],
    [{ to: 'html', layout: 'torch' }, '--layout must be beside --to safetensors, got --to html'],
  ] as const)('is not exported with what the format has no use for: %j', async (given, message) => {
    const out = join(folder, 'refused');
    const exported = ended((surroundings) =>
      exportKept(id, { ...common, runs: runs(), out, ...given }, surroundings),
    );
    await expect(exported).rejects.toThrow(message);
    expect(existsSync(out)).toBe(false);
  });

  it('is forked at a step, and differs from its twin from there on', async () => {
    const flags = { ...common, runs: runs(), at: 8, set: ['learningRate=0.5'] };
    expect((await ended((surroundings) => forkKept(id, flags, surroundings))).end).toBe(0);
    const twin = readdirSync(runs()).find((name) => name !== id) ?? '';
    const { lines } = await ended((surroundings) =>
      diffKept(id, twin, { runs: runs(), format: 'jsonl' }, surroundings),
    );
    const [diff] = lines() as [{ config: { path: string }[]; parts: { step: number } }]; // as diffRuns makes it
    expect(diff.config.map(({ path }) => path)).toContain('learningRate');
    expect(diff.parts.step).toBeGreaterThanOrEqual(8);
  });

  it('answers queries', async () => {
    const query = 'select count(*) as n from runs';
    const { lines } = await ended((surroundings) =>
      sqlKept(query, { runs: runs(), format: 'jsonl' }, surroundings),
    );
    const [{ n }] = lines() as [{ n: number }];
    expect(Number(n)).toBeGreaterThanOrEqual(1);
    const drop = ended((surroundings) =>
      sqlKept('drop table runs', { runs: runs(), format: 'pretty' }, surroundings),
    );
    await expect(drop).rejects.toThrow('QUERY must be one statement that asks');
  });

  it('gives names that its network draws, and refuses to draw at no temperature', async () => {
    const flags = { ...common, runs: runs(), count: 3, temperature: 1, seed: 1 };
    const source = join(runs(), id);
    const drawn = await ended((surroundings) => sample(source, flags, surroundings));
    expect(drawn.written.trim().split('\n')).toHaveLength(3);
    await expect(
      ended((surroundings) => sample(source, { ...flags, temperature: 0 }, surroundings)),
    ).rejects.toThrow('temperature must be positive, got 0');
    const calibrated = await ended((surroundings) => calibrateRun(source, flags, surroundings));
    expect(calibrated).toMatchObject({ end: 0, written: 'no batchNorm: nothing to calibrate\n' });
  });
});
