import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeComparison } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { comparisonAt } from './comparison.ts';

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
