import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recorded } from './testing/recorded.ts';
import { UsageError } from './usageError.ts';
import { watchLines } from './watchLines.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-watch-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** A step of a training whose tanh saturates, as another program would have recorded it. */
const step = (at: number) =>
  JSON.stringify({
    step: at,
    loss: 3 - at / 10,
    learningRate: 0.1,
    layers: {
      '0.tanh': {
        kind: 'Tanh',
        output: [
          [1, -1],
          [1, -1],
          [1, 0.1],
        ],
        grad: [
          [0.1, 0.2],
          [0.1, 0],
          [0, 0.1],
        ],
      },
    },
    parameters: {
      '0.weight': {
        data: [
          [4, 4],
          [-4, 3],
        ],
        grad: [
          [0.1, 0.2],
          [0.1, 0],
        ],
      },
    },
  });
const file = (text: string): string => {
  const path = join(folder, 'mine.jsonl');
  writeFileSync(path, text);
  return path;
};

test('watchLines tells what is wrong as it comes, and prints tables at the end', async () => {
  const seen = recorded();
  const path = file(`${[0, 1, 2].map(step).join('\n')}\n`);
  expect(await watchLines(path, { format: 'pretty', serve: false }, seen.surroundings)).toBe(0);
  expect(seen.logged[0]).toMatch(/^mine: 4 parameters, recorded/);
  expect(seen.logged).toContainEqual(expect.stringMatching(/saturation, 0\.tanh/));
  expect(seen.written).toMatch(/^activations at step 2\n {2}0\.tanh .*83\.33%/);
});

test('watchLines prints each event as a line of JSON where those are wanted, and no tables', async () => {
  const seen = recorded();
  await watchLines(file(step(0)), { format: 'jsonl', serve: false, classes: 27 }, seen.surroundings);
  const events = seen.written
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly type: string; readonly expectedInitialLoss?: number });
  expect(events[0]).toMatchObject({ type: 'started', name: 'mine', backend: 'recorded' });
  expect(events[0]?.expectedInitialLoss).toBeCloseTo(Math.log(27));
  expect(events.at(-1)?.type).toBe('finished');
});

test.each([false, true])(
  'watchLines says which line is wrong, with a server (%s) and without',
  async (serve) => {
    const path = file(`${step(0)}\n\nnot a step\n`);
    const refused = watchLines(path, { format: 'pretty', serve, port: 0 }, recorded().surroundings);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
    await expect(refused).rejects.toThrow(new RegExp(`mine\\.jsonl, line 3: `));
  },
);

test('watchLines of an empty file says what it must hold', async () => {
  const path = file('\n');
  await expect(watchLines(path, { format: 'pretty', serve: false }, recorded().surroundings)).rejects.toThrow(
    `watch: ${path} must hold a step a line, got nothing; see the README of @weir/observe`,
  );
});

test('watchLines serves the page throughout, which can start nothing, until it is interrupted', async () => {
  const seen = recorded();
  let answers: Promise<readonly unknown[]> | undefined;
  const surroundings = {
    ...seen.surroundings,
    log(line: string) {
      seen.surroundings.log(line);
      if (!line.startsWith('still serving at')) return;
      const [, address = ''] = /^Dashboard: (\S+)$/m.exec(seen.logged.join('\n')) ?? [];
      const begin = {
        method: 'POST',
        body: '{"config":{}}',
        headers: { 'content-type': 'application/json' },
      };
      answers = Promise.all([
        fetch(`${address}/api/runs`).then((response) => response.json()),
        fetch(`${address}/api/runs`, begin).then(({ status }) => status),
      ]).finally(() => process.emit('SIGHUP'));
    },
  };
  const flags = { format: 'pretty', serve: true, port: 0 } as const;
  expect(await watchLines(file(step(0)), flags, surroundings)).toBe(0);
  const [runs, begun] = (await answers) ?? [];
  expect(runs).toMatchObject([{ name: 'mine', status: 'completed' }]);
  expect(begun).toBeGreaterThanOrEqual(400);
  expect(process.listenerCount('SIGHUP')).toBe(0);
});

test('watchLines that follows a file waits for more, and ends by an interruption with what there was', async () => {
  const seen = recorded();
  const surroundings = {
    ...seen.surroundings,
    log(line: string) {
      seen.surroundings.log(line);
      if (line.startsWith('mine:')) setTimeout(() => process.emit('SIGHUP'), 50);
    },
  };
  const flags = { format: 'pretty', serve: false, follow: true } as const;
  expect(await watchLines(file(`${step(0)}\n`), flags, surroundings)).toBe(130);
  expect(seen.written).toContain('activations at step 0');
});
