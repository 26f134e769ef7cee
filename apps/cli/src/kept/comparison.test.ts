import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeComparison } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { comparisonAt, comparisonBegun } from './comparison.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'weir-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is found by its folder, and by its name among the runs', async () => {
  const comparison = { format: 1, source: 'init', flags: { steps: 3 } } as const;
  await writeComparison(folderStore(join(folder, 'init-1')), comparison);
  const found = { ...comparison, folder: join(folder, 'init-1') };
  expect(await comparisonAt(join(folder, 'init-1'), undefined)).toEqual(found);
  expect(await comparisonAt('init-1', folder)).toEqual(found);
  expect(await comparisonAt('init-2', folder)).toBeUndefined();
  expect(readdirSync(join(folder, 'init-1'))).toEqual(['comparison.json']);
});

it('that is damaged is refused in words', async () => {
  for (const text of ['{"format": 2}', '{', 'null', '']) {
    writeFileSync(join(folder, 'comparison.json'), text);
    await expect(comparisonAt(folder, undefined)).rejects.toThrow(
      /must begin what is compared.*; resume its runs one by one/,
    );
  }
});

it('is found by a beginning of its name with which nothing begins but what is in it', async () => {
  const comparison = { format: 1, source: 'init', flags: {} } as const;
  const run = (...path: readonly string[]) => {
    mkdirSync(join(folder, ...path), { recursive: true });
    writeFileSync(join(folder, ...path, 'header.json'), '{}');
  };
  await writeComparison(folderStore(join(folder, 'init-20261')), comparison);
  run('init-20261', 'init-a');
  run('wide-1');
  const begun = async (name: string) => (await comparisonBegun(name, folder))?.folder;
  expect(await begun('in')).toBe(join(folder, 'init-20261'));
  expect(await begun('init-2')).toBe(join(folder, 'init-20261'));
  expect([await begun('init-a'), await begun('wide'), await begun('x'), await begun('')]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  run('initial-1');
  await expect(begun('ini')).rejects.toThrow(
    'RUN must be the beginning of one id, got ini, with which init-20261 and initial-1 begin; write more of it',
  );
  await writeComparison(folderStore(join(folder, 'init-20262')), comparison);
  await expect(begun('init-')).rejects.toThrow('init-20261 and init-20262 begin');
});
