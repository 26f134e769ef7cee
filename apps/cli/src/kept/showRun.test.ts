import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recorded } from '../testing/recorded.ts';
import { keptSmall, smallFlags } from '../testing/smallRun.ts';
import { train } from '../train.ts';
import { UsageError } from '../usageError.ts';
import { showRun } from './showRun.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-show-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const shown = async (run: string, runs: string) => {
  const seen = recorded();
  expect(await showRun(run, { runs, format: 'pretty' }, seen.surroundings)).toBe(0);
  return seen.written;
};

test('showRun prints what a run showed, and what is said first of all is how it stands', async () => {
  const { runs, id } = await keptSmall(folder);
  expect(await shown(id, runs)).toMatch(new RegExp(`^${id}: completed after 12 of 12 steps\\n`));
});

test('showRun prints the runs of a comparison one after the other, and then side by side', async () => {
  const runs = join(folder, 'runs');
  const flags = { ...smallFlags, steps: 6, stopOn: [], out: runs, evaluate: false };
  const trained = recorded();
  await train('covariate-shift', { ...flags, format: 'pretty' }, trained.surroundings);
  const [name = ''] = readdirSync(runs);
  const written = await shown(name, runs);
  const titles = written.split('\n').filter((line) => line.includes(': completed after 6 of 6 steps'));
  expect(titles).toHaveLength(2);
  const beside = (text: string) => text.slice(text.indexOf('side by side'));
  expect(beside(written)).toContain('middle input');
  expect(beside(written)).toBe(beside(trained.written));
  expect(await shown('covariate', runs)).toBe(written);
});

test('showRun takes no report of a comparison, and says what has one', async () => {
  const runs = join(folder, 'runs');
  const flags = { ...smallFlags, steps: 2, stopOn: [], out: runs, evaluate: false };
  await train('covariate-shift', flags, recorded().surroundings);
  const asked = showRun(
    'covariate',
    { runs, format: 'jsonl', report: join(folder, 'r.json') },
    recorded().surroundings,
  );
  await expect(asked).rejects.toBeInstanceOf(UsageError);
  await expect(asked).rejects.toThrow(
    /^--report must be of one run, got the comparison covariate; take covariate/,
  );
  expect(readdirSync(folder)).toEqual(['runs']);
});
