import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunEvent } from '@weir/core';
import { Observable, Subject, of, throwError } from 'rxjs';
import { afterEach, expect, it } from 'vitest';
import type { ReplaySaid } from '../book/replayRequest.ts';
import { replayStream } from './replayStream.ts';

let close = () => {};
afterEach(() => close());

/** A server that answers everything with a replay; `outcome` is how its stream ended. */
async function answering(replayed: (held$: Observable<boolean>) => Observable<ReplaySaid>) {
  const outcome: unknown[] = [];
  const server = createServer((_request, response) => {
    replayStream(replayed, response, () => outcome.push('begun')).then(
      () => outcome.push('over'),
      (error: unknown) => {
        outcome.push(String(error));
        response.writeHead(400).end();
      },
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, outcome };
}

const note: ReplaySaid = { type: 'note', note: 'bit for bit' };
const measurement = (value: unknown): RunEvent => ({ type: 'measurement', diagnostic: 'a', step: 1, value });

it('is what the replay says, a line each, and how it ended', async () => {
  const { url, outcome } = await answering(() => of(note, measurement('ü')));
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
  expect(await response.text()).toBe(
    [note, measurement('ü'), { type: 'completed' }].map((line) => `${JSON.stringify(line)}\n`).join(''),
  );
  await expect.poll(() => outcome).toEqual(['begun', 'over']);
});

it('says what it failed with in its last line, and leaves the answer to others where it said nothing else', async () => {
  const failing = throwError(() => new RangeError('log: damaged'));
  const late = await answering(
    () =>
      new Observable((subscriber) => {
        subscriber.next(note);
        subscriber.add(failing.subscribe(subscriber));
      }),
  );
  const lines = (await (await fetch(late.url)).text()).trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
    type: 'failed',
    name: 'RangeError',
    message: 'log: damaged',
  });
  close();
  const early = await answering(() => failing);
  expect((await fetch(early.url)).status).toBe(400);
  expect(early.outcome[0]).toBe('RangeError: log: damaged');
});

it.each([0, 1])('ends with whoever leaves after %i lines', async (lines) => {
  const said$ = new Subject<ReplaySaid>();
  const { url, outcome } = await answering(() => said$);
  const leaving = new AbortController();
  const answer = fetch(url, { signal: leaving.signal }).catch(() => {});
  await expect.poll(() => said$.observed).toBe(true);
  for (let line = 0; line < lines; line++) said$.next(note);
  if (lines > 0) await answer;
  leaving.abort();
  await expect.poll(() => said$.observed).toBe(false);
  await expect.poll(() => outcome.at(-1)).toBe('over');
});

it('stands still while whoever reads is behind, and goes on once they have read', async () => {
  const said$ = new Subject<ReplaySaid>();
  const held: boolean[] = [];
  const { url } = await answering((held$) => {
    held$.subscribe((is) => held.push(is));
    return said$;
  });
  const answer = fetch(url);
  await expect.poll(() => said$.observed).toBe(true);
  said$.next(note);
  const response = await answer;
  // More than the sockets between the two take.
  for (let part = 0; part < 200 && held.at(-1) !== true; part++) {
    said$.next(measurement('x'.repeat(100_000)));
    await new Promise((sent) => setTimeout(sent, 1));
  }
  expect(held).toEqual([false, true]);
  await new Promise((waited) => setTimeout(waited, 50));
  expect(held.at(-1)).toBe(true);
  const read = response.text();
  await expect.poll(() => held.at(-1)).toBe(false);
  said$.complete();
  expect(await read).toMatch(/"completed"\}\n$/);
});
