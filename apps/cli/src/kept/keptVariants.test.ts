import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RunEvent } from '@weir/core';
import { parseConfiguration } from '@weir/experiments';
import { Control } from '@weir/nn';
import { lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startBackend } from '../backend.ts';
import { prepare } from '../prepare.ts';
import { smallConfig } from '../testing/smallRun.ts';
import { keptVariants } from './keptVariants.ts';
import type { KeepFlags } from './keptVariants.ts';

let folder: string;
let logged: string[];
const log = (line: string) => void logged.push(line);
const configuration = parseConfiguration(smallConfig);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-variants-'));
  logged = [];
  await startBackend('simd', log);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const headerOf = (path: string) =>
  JSON.parse(readFileSync(join(path, 'header.json'), 'utf8')) as { readonly options: object }; // as it is written

/** Keeps and trains one run, and gives where it is and what it said. */
async function keptAs(flags: KeepFlags, isComparison: boolean, variant?: string) {
  const keeping = keptVariants('small', flags, ['deadUnits'], isComparison, log) ?? expect.unreachable();
  const { run, folder: at } = await keeping(
    await prepare(configuration, {}),
    configuration,
    new Control(),
    variant,
  );
  const events: readonly RunEvent[] = await lastValueFrom(run.events$.pipe(toArray()));
  return { run, at, events };
}

test('nothing is kept where neither the option nor WEIR_RUNS says where', () => {
  vi.stubEnv('WEIR_RUNS', undefined);
  expect(keptVariants('small', {}, [], false, log)).toBeUndefined();
});

test('a run is kept in the folder, its header says how, and its place is said', async () => {
  const flags = { out: folder, checkpointEvery: 4, dataDir: '.' };
  const { run, at } = await keptAs(flags, false);
  expect(readdirSync(folder)).toEqual([run.header.id]);
  expect(at).toBe(join(folder, run.header.id));
  expect(headerOf(at).options).toEqual({
    stopOn: ['deadUnits'],
    checkpointEvery: 4,
    dataDir: resolve('.'),
  });
  expect(logged).toEqual([`run ${run.header.id} in ${folder}`]);
});

test('the variants of a comparison are kept in a folder of their own, which says what it was given', async () => {
  const { at } = await keptAs({ out: folder, dataDir: 'data' }, true, 'wide');
  expect(at).toMatch(/small-\d{14}$/);
  expect(JSON.parse(readFileSync(join(at, 'comparison.json'), 'utf8'))).toEqual({
    format: 1,
    source: 'small',
    flags: { dataDir: resolve('data') },
  });
});

test('a comparison that is resumed says again what a variant said that has ended, and begins one that has not begun', async () => {
  const wide = await keptAs({ out: folder }, true, 'wide');
  const resumed = await keptAs({ comparison: wide.at }, true, 'wide');
  expect(resumed.run.header.id).toBe(wide.run.header.id);
  expect(resumed.events.at(-1)).toEqual(wide.events.at(-1));
  const deep = await keptAs({ comparison: wide.at }, true, 'deep');
  expect(deep.run.header.id).not.toBe(wide.run.header.id);
  expect(deep.at).toBe(wide.at);
  expect(existsSync(join(wide.at, deep.run.header.id, 'header.json'))).toBe(true);
});
