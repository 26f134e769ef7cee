import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DivergedError } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { parseConfiguration } from '@weir/experiments';
import type { KeptRun } from '@weir/runs';
import { Observable, concat, of, throwError } from 'rxjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outputFile } from '../outputFile.ts';
import { recorded } from '../testing/recorded.ts';
import { smallConfig } from '../testing/smallRun.ts';
import { followKept } from './followKept.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-follow-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const configuration = parseConfiguration({ ...smallConfig, steps: 2 });
const started: RunEvent = {
  type: 'started',
  name: 'small',
  config: {},
  backend: 'cpu',
  steps: 2,
  parameterCount: 9,
  examples: { train: 9, validation: 0, test: 0 },
};
const progress: RunEvent = { type: 'progress', from: 0, losses: [3, 2], learningRate: 0.1, seconds: 1 };
const evaluated: RunEvent = { type: 'evaluated', step: 2, splits: { validation: { loss: 1.5 } } };
const finished = (reason: 'completed' | 'stopped' | 'rule'): RunEvent => ({
  type: 'finished',
  steps: 2,
  reason,
  seconds: 1,
});
const whole = [started, progress, finished('completed'), evaluated];

/** A kept run of these events; `interrupt` ends it. */
function keptOf(events$: Observable<RunEvent>): KeptRun {
  const run = {
    header: {},
    events$,
    interrupted: false,
    interrupt: () => void (run.interrupted = true),
    reached: async () => ({ steps: 2, evaluation: evaluated }),
  };
  return run as unknown as KeptRun; // its header is not looked at
}

const follow = async (kept: KeptRun, format: 'pretty' | 'jsonl', report?: string) => {
  const seen = recorded();
  const file = report === undefined ? undefined : await outputFile('--report', report);
  const options = { format, report: file, folder: 'runs/small-1' };
  return { end: await followKept(kept, configuration, options, seen.surroundings), seen };
};

test('followKept has written the report when it prints, as a reader that goes away then ends the process', async () => {
  const path = join(folder, 'report.json');
  const { surroundings } = recorded();
  const written: boolean[] = [];
  const output = { write: () => void written.push(existsSync(path)) };
  const report = await outputFile('--report', path);
  const options = { format: 'pretty', report, folder: 'runs/small-1' } as const;
  await followKept(keptOf(of(...whole)), configuration, options, { ...surroundings, output });
  expect(written).toEqual([true]);
});

test('followKept prints tables at the end, and writes the report', async () => {
  const path = join(folder, 'report.json');
  const { end, seen } = await follow(keptOf(of(...whole)), 'pretty', path);
  expect(end).toBe(0);
  expect(seen.written).toMatch(/evaluation[^]*validation/);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    losses: [
      [0, 3],
      [1, 2],
    ],
    evaluation: { validation: { loss: 1.5 } },
  });
});

test('followKept prints each event as a line of JSON where those are wanted, and nothing else', async () => {
  const { seen } = await follow(keptOf(of(...whole)), 'jsonl');
  const lines = seen.written.trimEnd().split('\n');
  expect(lines.map((line): unknown => JSON.parse(line))).toEqual(whole);
});

test('followKept says what is not as it was recorded', async () => {
  const differs = { type: 'differs', step: 1, what: 'loss', recorded: '3', recomputed: '4' } as const;
  const { seen } = await follow(keptOf(of(started, differs, ...whole.slice(1))), 'pretty');
  expect(seen.logged).toContainEqual(expect.stringMatching(/^at step 1 loss is not what was recorded/));
});

test('followKept of a run that diverges fails, says where, and still writes what was reached', async () => {
  const path = join(folder, 'report.json');
  const diverged = new DivergedError(1, NaN, '2.linear.weight');
  const { end, seen } = await follow(
    keptOf(
      concat(
        of(started, progress),
        throwError(() => diverged),
      ),
    ),
    'pretty',
    path,
  );
  expect([end, seen.written]).toEqual([1, '']);
  expect(seen.logged.at(-1)).toBe(`weir: ${diverged.message}`);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toHaveProperty('losses.1', [1, 2]);
});

test('followKept fails where a rule ended the run, and passes on any other error', async () => {
  expect((await follow(keptOf(of(started, finished('rule'))), 'pretty')).end).toBe(1);
  const broken = keptOf(throwError(() => new Error('disk full')));
  await expect(follow(broken, 'pretty')).rejects.toThrow('disk full');
});

test('an interruption saves a checkpoint and says how to go on; the signals are given back', async () => {
  const before = process.listenerCount('SIGHUP');
  const interrupted = keptOf(
    new Observable((subscriber) => {
      subscriber.next(started);
      process.emit('SIGHUP');
      subscriber.next(finished('stopped'));
      subscriber.complete();
    }),
  );
  const { end, seen } = await follow(interrupted, 'pretty');
  expect(end).toBe(130);
  expect(interrupted.interrupted).toBe(true);
  expect(seen.logged).toContain('saving a checkpoint; once more to end at once');
  expect(seen.logged.at(-1)).toBe('interrupted; go on by: npx weir resume runs/small-1');
  expect(process.listenerCount('SIGHUP')).toBe(before);
});
