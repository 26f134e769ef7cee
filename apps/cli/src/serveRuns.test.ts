import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveRuns } from './serveRuns.ts';
import type { ServeFlags } from './serveRuns.ts';
import { recorded } from './testing/recorded.ts';
import { smallConfig, written } from './testing/smallRun.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-serve-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** Serves until `isOver` says so of what was logged, asks for some address of the server then, and interrupts it. */
async function served(config: object, flags: Partial<ServeFlags>, isOver: RegExp, path = '/api/runs') {
  const seen = recorded();
  let answer: Promise<unknown> | undefined;
  const surroundings = {
    ...seen.surroundings,
    log(line: string) {
      seen.surroundings.log(line);
      if (answer || !isOver.test(line)) return;
      const [, address = ''] = /^Dashboard: (\S+)$/m.exec(seen.written) ?? [];
      answer = fetch(`${address}${path}`)
        .then((response) => (path === '/' ? response.text() : response.json()))
        .finally(() => process.emit('SIGHUP'));
    },
  };
  const end = await serveRuns(
    written(folder, config),
    { set: [], backend: 'simd', port: 0, runs: join(folder, 'runs'), ...flags },
    surroundings,
  );
  return { end, seen, answer: await answer };
}

test('serveRuns trains in the sight of its page, shows what came of it, and serves on until it is interrupted', async () => {
  const { end, seen, answer } = await served(smallConfig, {}, /^still serving at http.*Ctrl-C ends it$/);
  expect(end).toBe(0);
  expect(answer).toMatchObject([{ name: 'small', status: 'completed', steps: 12 }]);
  expect(seen.written).toMatch(/^Dashboard: http:\/\/127\.0\.0\.1:\d+\n[^]*evaluation\n/);
  expect(readdirSync(join(folder, 'runs'))).toHaveLength(1);
  expect(process.listenerCount('SIGHUP')).toBe(0);
});

test('serveRuns that is interrupted leaves a run that it keeps to be resumed, and says how', async () => {
  const long = { ...smallConfig, steps: 1_000_000 };
  const { end, seen, answer } = await served(long, {}, /^initial loss/);
  expect(answer).toMatchObject([{ status: 'running' }]);
  expect(end).toBe(130);
  expect(seen.logged).toContainEqual(
    expect.stringMatching(/^interrupted; go on by: npx weir resume .*runs\/small-/),
  );
});

test('serveRuns without runs keeps nothing, and an interruption stops the training with what was reached', async () => {
  const long = { ...smallConfig, steps: 1_000_000 };
  const { end, seen } = await served(long, { runs: false }, /^initial loss/);
  expect(end).toBe(130);
  expect(readdirSync(folder)).toEqual(['small.json']);
  expect(seen.written).toContain('evaluation\n');
  expect(seen.logged.join('\n')).not.toContain('weir resume');
});

test('serveRuns fails where its run diverges, and says why', async () => {
  const wild = { ...smallConfig, learningRate: 1e30 };
  const { end, seen } = await served(wild, {}, /^still serving/);
  expect(end).toBe(1);
  expect(seen.logged).toContainEqual(expect.stringMatching(/^weir: .*not finite/));
});

test('serveRuns refuses data that are not there as they are refused everywhere, and closes its server', async () => {
  const lost = { ...smallConfig, data: { type: 'names', path: 'none.txt' } };
  const seen = recorded();
  const flags = { set: [], backend: 'simd', port: 0, runs: join(folder, 'runs') };
  await expect(serveRuns(written(folder, lost), flags, seen.surroundings)).rejects.toMatchObject({
    name: expect.stringMatching(/DataError|MissingFileError/) as string,
    message: expect.stringContaining('none.txt') as string,
  });
  const [, address = ''] = /^Dashboard: (\S+)$/m.exec(seen.written) ?? [];
  await expect(fetch(address)).rejects.toThrow();
});
