import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as experiments from '@weir/experiments';
import type { Figure } from '@weir/experiments';
import { of } from 'rxjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { reproduceFigures } from './reproduceFigures.ts';
import { recorded } from './testing/recorded.ts';

// The figures themselves take minutes and the lecture's names: tests/lecture has them.
vi.mock('@weir/experiments', { spy: true });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-reproduce-'));
  writeFileSync(join(folder, 'names.txt'), 'abc\nbca\ncab\naab\nbba\nabb\ncca\nbac\nacb\ncba\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const figure = (experiment: string, name: string, digits: number, required = 5): Figure => ({
  experiment,
  name,
  lecture: '3.2958',
  weir: 3.29583687,
  digits,
  required,
});

async function shown(full: boolean | undefined, ...figures: readonly Figure[]) {
  vi.mocked(experiments.reproduce).mockReturnValueOnce(of(...figures));
  const seen = recorded();
  const flags = { dataDir: folder, path: 'names.txt', backend: 'cpu', ...(full !== undefined && { full }) };
  const end = await reproduceFigures(flags, seen.surroundings);
  return { end, lines: seen.written.split('\n'), written: seen.written };
}

test('reproduceFigures sets each figure beside the lecture’s, by experiments, and counts those that agree', async () => {
  const { end, lines } = await shown(
    undefined,
    figure('data', 'a', 5),
    figure('data', 'b', 6),
    figure('deep', 'c', 5),
  );
  expect(end).toBe(0);
  expect(lines.filter((line) => !line.startsWith(' ') && line !== '')).toEqual([
    'data',
    'deep',
    '3 of 3 figures agree to the digits that a correct run shows',
  ]);
  expect(lines[2]).toMatch(/^ {2}a +lecture 3\.2958 +weir 3\.295837 +5 digits agree$/);
});

test('reproduceFigures fails where one does not agree, and names it', async () => {
  const { end, written } = await shown(true, figure('data', 'a', 5), figure('deep', 'first loss', 1));
  expect(end).toBe(1);
  expect(written).toMatch(/first loss .*1 digit agrees {2}BUT 5 must\n/);
  expect(written).toMatch(/1 of 2 figures agree .*\n {2}not so: deep, first loss\n$/);
});

test('reproduceFigures makes all figures only where it is asked to, of the names that it is given', async () => {
  await shown(undefined, figure('data', 'a', 5));
  await shown(true, figure('data', 'a', 5));
  const [quick, full] = vi.mocked(experiments.reproduce).mock.calls.slice(-2);
  expect([quick?.[1], full?.[1]]).toEqual([{ full: false }, { full: true }]);
  expect(full?.[0].classes).toBe(4); // a, b, c and the end
  await expect(
    reproduceFigures({ path: 'none.txt', dataDir: folder, backend: 'cpu' }, recorded().surroundings),
  ).rejects.toThrow(/none\.txt/);
});
