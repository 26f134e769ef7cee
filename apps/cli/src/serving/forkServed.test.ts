import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunEvent } from '@weir/core';
import { memoryStore, readHeader } from '@weir/runs';
import { lastValueFrom, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startBackend } from '../backend.ts';
import { smallConfig } from '../testing/smallRun.ts';
import { forkServed } from './forkServed.ts';
import { keptRuns } from './keptRuns.ts';

let folder: string;
let logged: string[];
const log = (line: string) => void logged.push(line);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-fork-'));
  logged = [];
  await startBackend('simd', log);
});
afterEach(() => rmSync(folder, { recursive: true }));

const process = { host: 'test', pid: 1 };

it('keeps what a file holds from whoever asks over HTTP, and tells it here', async () => {
  writeFileSync(join(folder, 'own.csv'), 'size,price\n1,2\na secret,17\n');
  const store = memoryStore();
  const parent = await keptRuns(store, { dataDir: folder }, log).begin({ config: smallConfig }, {}, store);
  await lastValueFrom((parent.events$ as Observable<RunEvent>).pipe(toArray())); // as runs keep them
  const header = await readHeader(store, parent.id);
  const set = [
    'data={"type":"table","path":"own.csv","features":["size"],"target":"price"}',
    'model=[{"type":"linear","out":1}]',
    'loss={"type":"mse"}',
    'diagnostics=[]',
  ];
  logged = [];
  const error: unknown = await forkServed(store, header, { step: 0, set }, { dataDir: folder }, log, {
    process,
  }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('secret');
  expect(logged.join('\n')).toContain('secret');
  expect(await store.list('')).toEqual([parent.id]);
});
