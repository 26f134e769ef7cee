import { afterEach, expect, test, vi } from 'vitest';
import type { RunEvent } from '@weir/core';
import { lastValueFrom, toArray } from 'rxjs';
import { serverReplay } from './serverReplay.ts';

afterEach(() => vi.unstubAllGlobals());

const request = { diagnostics: [{ type: 'jitter', every: 2 }], from: 4, to: 9 };
const progress: RunEvent = { type: 'progress', from: 4, losses: [1, NaN], learningRate: 0.1, seconds: 0 };

/** A server that answers with lines; what it was asked is kept. */
function answering(lines: readonly object[], status = 200) {
  const asked: [string, RequestInit | undefined][] = [];
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    asked.push([address, init]);
    return new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { status });
  });
  return asked;
}

const replayed = () => lastValueFrom(serverReplay('http://lab:9347', 'a b', request).pipe(toArray()));

test('the server is asked with the subscription, and what it says comes through, notes and losses that are none too', async () => {
  const note = { type: 'note', note: 'bit for bit' };
  const asked = answering([progress, note, { type: 'completed' }]);
  serverReplay('http://lab:9347', 'a b', request);
  expect(asked).toEqual([]);
  expect(await replayed()).toEqual([progress, note]);
  expect(asked).toMatchObject([
    ['http://lab:9347/api/runs/a%20b/replay', { method: 'POST', body: JSON.stringify(request) }],
  ]);
});

test('it errors in the server’s words, whether the replay was refused or failed on its way', async () => {
  answering([{ error: 'replay: run a must be a kept one' }], 409);
  await expect(replayed()).rejects.toThrow('replay: run a must be a kept one');
  answering([], 502);
  await expect(replayed()).rejects.toThrow('server: answered 502');
  answering([progress, { type: 'failed', name: 'RunFormatError', message: 'log: damaged' }]);
  await expect(replayed()).rejects.toMatchObject({ name: 'RunFormatError', message: 'log: damaged' });
});

test('an answer that is cut off is no replay that is done', async () => {
  answering([progress]);
  await expect(replayed()).rejects.toThrow('must answer to the end, got a connection that broke');
});

test('whoever leaves ends the request', async () => {
  let signal: AbortSignal | null | undefined;
  vi.stubGlobal('fetch', async (_address: string, init?: RequestInit) => {
    ({ signal } = init ?? {});
    return new Response(new ReadableStream());
  });
  const reading = serverReplay('', 'a', request).subscribe();
  await new Promise((done) => setTimeout(done));
  expect(signal?.aborted).toBe(false);
  reading.unsubscribe();
  expect(signal?.aborted).toBe(true);
});
