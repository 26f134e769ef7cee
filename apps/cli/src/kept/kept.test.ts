import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfiguration } from '@weir/experiments';
import { readHeader } from '@weir/runs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UsageError } from '../usageError.ts';
import { differing } from './differing.ts';
import { findRun, lookForRun } from './findRun.ts';
import { headerFacts, thisProcess } from './headerFacts.ts';
import { listKept } from './listKept.ts';
import { retentionOf } from './retentionOf.ts';
import { mustBeOfRuns, outFolder, runsFolder } from './runsFolder.ts';

describe('retentionOf', () => {
  it('turns off what is not named, but for the newest', () => {
    expect(retentionOf('best')).toEqual({ last: 1, milestones: false, best: true });
    expect(retentionOf('last=3, every=1000,milestones')).toEqual({
      last: 3,
      every: 1000,
      milestones: true,
      best: false,
    });
  });

  it.each(['', 'last', 'last=0', 'every=1.5', 'best=2', 'newest'])('refuses %j', (text) => {
    expect(() => retentionOf(text)).toThrow(UsageError);
    expect(() => retentionOf(text)).toThrow(
      `--keep must be of last=N, every=N, milestones and best, got ${text}; e.g. last=3,milestones`,
    );
  });
});

it('differing says where what is computed is not what was recorded', () => {
  expect(differing({ type: 'differs', step: 7, what: 'loss', recorded: '2.5', recomputed: '2.6' })).toBe(
    'at step 7 loss is not what was recorded: 2.5 then, 2.6 now; another machine, version or code of one’s own computes other bits',
  );
});

describe('runs in a folder', () => {
  let folder: string;
  const header = (id: string, given: object = {}) => {
    mkdirSync(join(folder, id));
    const fields = {
      format: 1,
      id,
      name: id,
      config: {},
      configHash: '',
      seed: 1,
      steps: 9,
      backend: 'simd',
    };
    const rest = { weir: '0', machine: {}, created: `2026-${id}`, data: '', options: {} };
    writeFileSync(join(folder, id, 'header.json'), JSON.stringify({ ...fields, ...rest, ...given }));
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'weir-kept-'));
    for (const id of ['deep-1', 'deep-12', 'wide-1']) header(id);
    mkdirSync(join(folder, 'notes'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('are looked for where the option or WEIR_RUNS says, and kept nowhere without either', () => {
    vi.stubEnv('WEIR_RUNS', '/lab/runs');
    expect([runsFolder('here'), runsFolder(undefined), outFolder('here'), outFolder(undefined)]).toEqual([
      'here',
      '/lab/runs',
      'here',
      '/lab/runs',
    ]);
    vi.stubEnv('WEIR_RUNS', undefined);
    expect([runsFolder(undefined), outFolder(undefined)]).toEqual(['runs', undefined]);
  });

  it('are looked for in a folder of them, not in a file or in one of them', () => {
    expect(() => mustBeOfRuns(folder)).not.toThrow();
    expect(() => mustBeOfRuns(join(folder, 'nowhere'))).not.toThrow();
    writeFileSync(join(folder, 'file'), '');
    expect(() => mustBeOfRuns(join(folder, 'file'))).toThrow(/got .*file, which is no folder; name one/);
    expect(() => mustBeOfRuns(join(folder, 'deep-1'))).toThrow(
      /must be a folder of runs, got .*deep-1, which is a run; weir show .*deep-1 shows it/,
    );
  });

  it('are found by id, by an id’s unique beginning, and by their folder', async () => {
    expect(await findRun('deep-1', folder)).toMatchObject({ id: 'deep-1', folder: join(folder, 'deep-1') });
    expect((await findRun('wi', folder)).id).toBe('wide-1');
    expect((await findRun(join(folder, 'deep-12'), undefined)).id).toBe('deep-12');
    expect(await lookForRun('notes', folder)).toBeUndefined();
    expect(await lookForRun('../deep-1', folder)).toBeUndefined();
  });

  it('of which the header is no file say what it is instead', async () => {
    mkdirSync(join(folder, 'odd/header.json'), { recursive: true });
    const { store, id } = await findRun(join(folder, 'odd'), undefined);
    await expect(readHeader(store, id)).rejects.toThrow('odd/header.json must be a file, got a folder');
  });

  it('of a comparison are found by their ids and listed with it, which is itself no run', async () => {
    const within = join(folder, 'both-1');
    mkdirSync(within);
    writeFileSync(join(within, 'comparison.json'), JSON.stringify({ format: 1, source: 'both', flags: {} }));
    header('both-1/small-1', { id: 'small-1', options: { variant: 'small' } });
    expect(await findRun('small', folder)).toMatchObject({
      id: 'small-1',
      folder: join(within, 'small-1'),
    });
    const written: string[] = [];
    const surroundings = { output: { write: (text: string) => written.push(text) }, log: () => {} };
    await listKept({ runs: folder, format: 'pretty' }, surroundings as never); // what it asks for
    expect(written.join('')).toMatch(/small-1 \| both-1: small \| killed/);
    const error = 'RUN must be one run, got the comparison both-1; take small-1';
    await expect(findRun('both-1', folder)).rejects.toThrow(error);
    await expect(findRun(within, undefined)).rejects.toThrow('take small-1');
    await expect(findRun('bo', folder)).rejects.toThrow(error);
  });

  it('that have a name that is no id are told of, and refused by their path', async () => {
    header('deep-1 (copy)');
    const logged: string[] = [];
    const surroundings = { output: { write: () => {} }, log: (line: string) => logged.push(line) };
    await listKept({ runs: folder, format: 'pretty' }, surroundings as never); // what it asks for
    const error = 'must be named by letters, digits, ".", "_" and "-", got "deep-1 (copy)"; rename it';
    expect(logged).toEqual([expect.stringContaining(error)]);
    await expect(findRun(join(folder, 'deep-1 (copy)'), undefined)).rejects.toThrow(error);
  });

  it('are named up to eight where many begin alike', async () => {
    for (let at = 10; at < 30; at++) header(`wide-${at}`);
    await expect(findRun('wide', folder)).rejects.toThrow(
      /got wide, with which wide-1, wide-10, .*, wide-16 and 13 more begin; write more of it$/,
    );
  });

  it('are asked for more precisely where several begin so, and said not to be there where none does', async () => {
    await expect(findRun('deep', folder)).rejects.toThrow(
      new UsageError(
        'RUN must be the beginning of one id, got deep, with which deep-1 and deep-12 begin; write more of it',
      ),
    );
    await expect(findRun('narrow', folder)).rejects.toThrow(
      new UsageError(
        `RUN must be a run's folder or id, got narrow, which is none in ${folder}; see weir ls, or give --runs DIR`,
      ),
    );
  });

  it('are listed, newest first, with what is wrong with one; as lines of JSON with their folders', async () => {
    writeFileSync(join(folder, 'wide-1', 'header.json'), '{');
    const listed = async (format: 'pretty' | 'jsonl', runs = folder) => {
      const [written, logged]: string[][] = [[], []];
      const surroundings = {
        output: { write: (text: string) => written?.push(text) },
        log: (line: string) => logged?.push(line),
      };
      expect(await listKept({ runs, format }, surroundings as never)).toBe(0); // what it asks for
      return { written: (written ?? []).join('').trimEnd().split('\n'), logged };
    };
    const pretty = await listed('pretty');
    expect(pretty.written.map((line) => line.split(' ')[0])).toEqual(['deep-12', 'deep-1', 'wide-1']);
    expect(pretty.logged).toEqual([
      expect.stringMatching(/^wide-1: wide-1\/header.json: byte 0 must begin JSON/),
    ]);
    const [first = ''] = (await listed('jsonl')).written;
    expect(JSON.parse(first)).toMatchObject({
      id: 'deep-12',
      state: 'killed',
      folder: join(folder, 'deep-12'),
    });
    const none = join(folder, 'notes');
    expect((await listed('pretty', none)).logged).toEqual([
      `no runs in ${none}: weir run … --out ${none} keeps one there`,
    ]);
  });

  it('say where and how they began, without options that were not given', () => {
    const configuration = parseConfiguration({
      name: 'x',
      seed: 5,
      data: { type: 'xor' },
      model: [{ type: 'linear', out: 2 }],
      learningRate: 0.1,
      batchSize: 4,
      steps: 1,
    });
    const facts = headerFacts(configuration, { stopOn: ['deadUnits'], dataDir: undefined });
    expect(facts).toMatchObject({ seed: 5, machine: { host: hostname(), node: process.version } });
    expect(facts.options).toEqual({ stopOn: ['deadUnits'] });
    expect(thisProcess()).toEqual({ host: hostname(), pid: process.pid });
  });
});
