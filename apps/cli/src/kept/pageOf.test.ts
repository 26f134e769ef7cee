import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRun } from '@weir/runs';
import type { StoredRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import * as pageFolders from '../pageFolder.ts';
import { keptSmall } from '../testing/smallRun.ts';
import { pageOf } from './pageOf.ts';

vi.mock('../pageFolder.ts', { spy: true });

let folder: string;
let stored: StoredRun;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-page-'));
  mkdirSync(join(folder, 'page/file'), { recursive: true });
  writeFileSync(join(folder, 'page/file/page.js'), 'draw("</script>");');
  writeFileSync(join(folder, 'page/file/page.css'), 'p { content: "</style>" }');
  const { runs, id } = await keptSmall(folder, { name: 'a <b> & c' });
  stored = await readRun(folderStore(runs), id);
});
beforeEach(() => void vi.mocked(pageFolders.pageFolder).mockReturnValue(join(folder, 'page')));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the page is given of the run. */
const runIn = (page: string) =>
  JSON.parse(/<script id="run" type="application\/json">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as {
    readonly id: string;
    readonly events: readonly { readonly type: string; readonly step?: number }[];
  }; // as pageOf writes it

test('pageOf is one file with the run in it, which may ask the network for nothing', async () => {
  const page = await pageOf(stored, undefined);
  expect(page).toMatch(/Content-Security-Policy" content="default-src 'none';/);
  expect(page).not.toMatch(/ (src|href)="(?!data:)/);
  const run = runIn(page);
  expect(run.id).toBe(stored.header.id);
  expect(run.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['started', 'measurement', 'finished']),
  );
});

test('pageOf keeps a name and the page’s own code from ending the element that they are in', async () => {
  const page = await pageOf(stored, undefined);
  expect(page).toContain('<title>a b>  c – Weir</title>');
  expect(page).toContain('draw("<\\/script>");');
  expect(page).toContain('"<\\/style>"');
  expect(/<script id="run"[^>]*>([^]*?)<\/script>/.exec(page)?.[1]).not.toContain('<');
});

test('pageOf shows a run as it was after so many steps', async () => {
  const { events } = runIn(await pageOf(stored, 5));
  expect(events.some(({ type }) => type === 'finished')).toBe(false);
  expect(events.filter(({ type }) => type === 'measurement').every(({ step = 99 }) => step < 5)).toBe(true);
  await expect(pageOf(stored, 13)).rejects.toThrow(
    '--at must be from 1 to the 12 steps that the run came to',
  );
});

test('pageOf says how the page is built where it was not', async () => {
  vi.mocked(pageFolders.pageFolder).mockReturnValue(join(folder, 'none'));
  await expect(pageOf(stored, undefined)).rejects.toThrow(
    'export: the page must be built to be written into a file, got no page.js; run npm run build',
  );
});
