import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backendNames } from './backendNames.ts';
import { exitCode, isInputError } from './exitCode.ts';
import { findData } from './doctor/findData.ts';
import { InterruptedError } from './interruptedError.ts';
import { interruption } from './interruption.ts';
import { readReport } from './readReport.ts';
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
