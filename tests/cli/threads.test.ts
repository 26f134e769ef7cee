import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

/** Wide enough for products to be shared out: 32 · 400 · 400 multiplications. */
const configuration = JSON.stringify({
  name: 'wide',
  seed: 3,
  data: { type: 'names', corpus: 'given-names' },
  model: [
    { type: 'embedding', dim: 10 },
    { type: 'flatten' },
    { type: 'linear', out: 400 },
    { type: 'tanh' },
    { type: 'linear', out: 400 },
    { type: 'tanh' },
    { type: 'linear', out: 27 },
  ],
  learningRate: 0.1,
  batchSize: 32,
  steps: 60,
  logEvery: 10,
  diagnostics: [{ type: 'updateRatio', every: 10 }],
});

/** All that a run emitted but what time decides. */
const events = (stdout: string): readonly unknown[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>) // events
    .map(({ seconds: _seconds, ...event }) => event);

const stepsIn = (all: readonly unknown[]): unknown[] =>
  all.flatMap((event) => (event as { readonly losses?: readonly unknown[] }).losses ?? []);

// One core computes on one thread.
test.skipIf(availableParallelism() < 2)(
  'a run gives the same bits on two threads as on one, also when it is resumed, replayed and forked on another number',
  async () => {
    await inFolder({ 'wide.json': configuration }, async (folder) => {
      const at = (...args: readonly string[]) => weir([...args, '--format', 'jsonl'], { cwd: folder });
      const one = await at('run', 'wide.json', '--out', 'one', '--report', 'one.json');
      const two = await at('run', 'wide.json', '--threads', '2', '--out', 'two', '--report', 'two.json');
      expect([one.code, two.code], two.stderr).toEqual([0, 0]);
      expect(stepsIn(events(one.stdout))).toHaveLength(60);
      // Progress comes by time: only what it says of the steps is the same.
      const told = (all: readonly unknown[]) => all.filter((event) => Object(event).type !== 'progress');
      expect(stepsIn(events(two.stdout))).toEqual(stepsIn(events(one.stdout)));
      expect(told(events(two.stdout))).toEqual(told(events(one.stdout)));
      expect(two.stderr).toContain('60 steps on simd, 2 threads');

      const read = (file: string) =>
        JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, object>;
      const { timing: oneTiming, ...oneReport } = read('one.json');
      const { timing: twoTiming, ...twoReport } = read('two.json');
      expect(twoReport).toEqual(oneReport);
      expect(oneTiming).not.toHaveProperty('threads');
      expect(twoTiming).toMatchObject({ threads: 2 });
      const [id = ''] = readdirSync(join(folder, 'two'));
      expect(read(`two/${id}/header.json`)['options']).toMatchObject({ threads: 2 });

      // Exit code 1 where a record differs from what was recorded.
      const replayed = await at('replay', id, '--runs', 'two', '--threads', '1');
      expect(replayed.code, replayed.stderr).toBe(0);
      const [oneId = ''] = readdirSync(join(folder, 'one'));
      const replayedOnTwo = await at('replay', oneId, '--runs', 'one', '--threads', '2');
      expect(replayedOnTwo.code, replayedOnTwo.stderr).toBe(0);

      const fork = (runs: string, run: string, threads: string) =>
        at('fork', run, '--runs', runs, '--at', '30', '--set', 'learningRate=0.2', '--threads', threads);
      const forks = [await fork('one', oneId, '2'), await fork('two', id, '1')];
      expect(forks.map(({ code }) => code)).toEqual([0, 0]);
      const [onTwo = [], onOne = []] = forks.map(({ stdout }) => stepsIn(events(stdout)));
      expect(onTwo).toHaveLength(60);
      expect(onTwo).toEqual(onOne);
      expect(onTwo.slice(31)).not.toEqual(stepsIn(events(one.stdout)).slice(31));
    });
  },
  120_000,
);

test.skipIf(availableParallelism() < 2)(
  'a run that was interrupted on two threads goes on on two, or on one where that is wanted, to the same end',
  async () => {
    const long = JSON.stringify({ ...(JSON.parse(configuration) as object), steps: 400 });
    await inFolder({ 'wide.json': long }, async (folder) => {
      const whole = await weir(['run', 'wide.json', '--format', 'jsonl'], { cwd: folder });
      const losses = stepsIn(events(whole.stdout));
      expect(losses).toHaveLength(400);
      for (const threads of [[], ['--threads', '1']]) {
        const runs = `runs${threads.length}`;
        let isSent = false;
        const begun = await weir(['run', 'wide.json', '--threads', '2', '--out', runs, '--format', 'jsonl'], {
          cwd: folder,
          onOutput: (stdout, send) => {
            if (!isSent && stdout.includes('"progress"')) send('SIGINT');
            isSent ||= stdout.includes('"progress"');
          },
        });
        expect(begun.code, begun.stderr).toBe(130);
        const [id = ''] = readdirSync(join(folder, runs));
        const resumed = await weir(
          ['resume', id, '--runs', runs, '--report', `${runs}.json`, '--format', 'jsonl', ...threads],
          { cwd: folder },
        );
        expect(resumed.code, resumed.stderr).toBe(0);
        expect(stepsIn(events(resumed.stdout))).toEqual(losses);
        const { timing } = JSON.parse(readFileSync(join(folder, `${runs}.json`), 'utf8')) as {
          timing: object;
        };
        expect('threads' in timing).toBe(threads.length === 0);
      }
    });
  },
  120_000,
);

test('threads are refused on a backend that has none, with what to take', async () => {
  const { code, stdout, stderr } = await weir(['run', 'deep-tanh', '--backend', 'cpu', '--threads', '2']);
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(
    /not on 2 threads: leave out --threads, or take --backend simd|--threads must be a whole number/,
  );
});
