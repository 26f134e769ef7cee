import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { reportFile } from './reportFile.ts';
import { UsageError } from './usageError.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'weir-report-'))));
afterEach(() => rmSync(folder, { recursive: true }));

it.each([
  ['page.html', 'page.json', 'html'],
  ['page.HTM', 'page.json', 'html'],
  ['table.csv', 'table.json', 'csv'],
])('says of %s how to have either, and leaves nothing', async (name, better, format) => {
  const made = reportFile(join(folder, name));
  await expect(made).rejects.toThrow(UsageError);
  await expect(made).rejects.toThrow(
    `--report must name a file of JSON, got ${join(folder, name)}; name it ${join(folder, better)}, or keep the run with --out DIR and call weir export RUN --to ${format}`,
  );
  expect(readdirSync(folder)).toEqual([]);
});

it.each(['report.json', 'report', 'report.v2'])('is written where it is called %s', async (name) => {
  await (await reportFile(join(folder, name))).write('{}');
  expect(readFileSync(join(folder, name), 'utf8')).toBe('{}');
});
