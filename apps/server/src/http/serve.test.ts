import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { EMPTY, NEVER, Observable, Subject, concat, of, throwError } from 'rxjs';
import type { RunCommand, RunEvent } from '@weir/core';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import type { StartRun } from '../book/runBook.ts';
import { serve } from './serve.ts';
import type { Served, ServeOptions } from './serve.ts';

const started: RunEvent = {
  type: 'started',
  name: 'tiny',
  config: {},
  backend: 'cpu',
  steps: 100,
  parameterCount: 3,
  expectedInitialLoss: 3.2958,
  examples: { train: 8, validation: 1, test: 1 },
};
const finished: RunEvent = { type: 'finished', steps: 100, reason: 'completed', seconds: 1 };
const progress = (from: number, count: number): RunEvent => ({
  type: 'progress',
  from,
  losses: Array.from({ length: count }, (_, at) => from + at),
  learningRate: 0.1,
  seconds: 1,
});

let served: Served | undefined;
afterEach(() => served?.close());

async function open(start: StartRun, options: Omit<ServeOptions, 'start' | 'kept'> = {}): Promise<string> {
  served = await serve({ start, presets: [{ name: 'tiny', description: 'A test' }], port: 0, ...options });
  return served.address;
}

async function post(url: string, body: unknown): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

interface Message {
  readonly id?: string;
  readonly event: string;
  readonly data: unknown;
}

/** Reads a stream of server-sent events until it ends or the reader is closed. */
function listenTo(url: string, lastEventId?: string) {
  const messages: Message[] = [];
  let response: IncomingMessage | undefined;
  const ended = new Promise<void>((resolve) => {
    const client = get(url, { headers: lastEventId ? { 'last-event-id': lastEventId } : {} }, (incoming) => {
      response = incoming;
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => {
        const parts = (text + chunk).split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const field = (name: string) =>
            part
              .split('\n')
              .find((line) => line.startsWith(`${name}: `))
              ?.slice(name.length + 2);
          const data = field('data');
          const id = field('id');
          if (data)
            messages.push({
              event: field('event') ?? 'message',
              data: JSON.parse(data),
              ...(id ? { id } : {}),
            });
        }
      });
      incoming.on('close', resolve);
    });
    client.on('error', () => resolve());
  });
  return {
    messages,
    events: () => messages.filter(({ event }) => event === 'message').map(({ data }) => data as RunEvent),
    ended,
    pause: () => response?.pause(),
    close: () => response?.destroy(),
  };
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 500) throw new Error('until: condition must come true within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const lossesOf = (events: readonly RunEvent[]) =>
  events.flatMap((event) => (event.type === 'progress' ? event.losses : []));

test('it lists its presets', async () => {
  const address = await open(() => EMPTY);
  expect(await (await fetch(`${address}/api/presets`)).json()).toEqual([
    { name: 'tiny', description: 'A test' },
  ]);
});

test('without presets it lists none, answers no HEAD, and reads no text for a request', async () => {
  served = await serve({ start: () => EMPTY, port: 0 });
  const at = (path: string) => `${served?.address}${path}`;
  expect(await (await fetch(at('/api/presets'))).json()).toEqual([]);
  expect((await fetch(at('/api/presets'), { method: 'HEAD' })).status).toBe(404);
  const text = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"preset": "tiny"}' };
  expect((await fetch(at('/api/runs'), text)).status).toBe(415);
});

test('closing waits for no client that never ends its request', async () => {
  const { port, host } = new URL(await open(() => EMPTY));
  const client = connect(Number(port), '127.0.0.1');
  const closed = new Promise<void>((resolve) => client.on('close', () => resolve()).on('error', () => {}));
  await new Promise<void>((resolve) => {
    client.on('data', () => resolve()); // it has read the headers, and asks for the rest
    const headers = ['content-type: application/json', 'content-length: 10', 'expect: 100-continue'];
    client.write(`POST /api/runs HTTP/1.1\r\nhost: ${host}\r\n${headers.join('\r\n')}\r\n\r\n`);
  });
  await served?.close();
  await closed;
});

test('a preset is started, listed and streamed to its end', async () => {
  const requests: unknown[] = [];
  const address = await open((wanted) => {
    requests.push(wanted);
    return of(started, progress(0, 100), finished);
  });
  const { status, body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  expect(status).toBe(201);
  expect(requests).toEqual([{ preset: 'tiny' }]);
  const stream = listenTo(`${address}/api/runs/${String(body['id'])}/events`);
  await stream.ended;
  expect(stream.events()).toEqual([started, progress(0, 100), finished]);
  expect(stream.messages.at(-1)?.event).toBe('completed');
  const runs = (await (await fetch(`${address}/api/runs`)).json()) as unknown[];
  expect(runs).toMatchObject([
    { id: body['id'], name: 'tiny', status: 'completed', step: 100, steps: 100, loss: 99 },
  ]);
});

test('a late subscriber gets the past and then the live events, each once', async () => {
  const source$ = new Subject<RunEvent>();
  const address = await open(() => concat(of(started), source$));
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const url = `${address}/api/runs/${String(body['id'])}/events`;
  source$.next(progress(0, 10));
  const early = listenTo(url);
  await until(() => early.events().length === 2);
  source$.next(progress(10, 10));
  const late = listenTo(url);
  await until(() => lossesOf(late.events()).length === 20);
  source$.next(progress(20, 30));
  source$.next(finished);
  source$.complete();
  await Promise.all([early.ended, late.ended]);
  const all = Array.from({ length: 50 }, (_, at) => at);
  for (const stream of [early, late]) {
    expect(stream.events()[0]).toEqual(started);
    expect(lossesOf(stream.events())).toEqual(all);
    expect(stream.events().at(-1)).toEqual(finished);
  }
});

test('a client that reconnects with the last id it saw misses nothing and gets nothing twice', async () => {
  const source$ = new Subject<RunEvent>();
  const address = await open(() => concat(of(started), source$));
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const url = `${address}/api/runs/${String(body['id'])}/events`;
  const first = listenTo(url);
  source$.next(progress(0, 10));
  await until(() => lossesOf(first.events()).length === 10);
  first.close();
  await first.ended;
  source$.next(progress(10, 10));
  source$.next({ type: 'measurement', diagnostic: 'a', step: 19, value: 1 });
  const second = listenTo(url, first.messages.at(-1)?.id);
  await until(() => second.events().length >= 2);
  expect(second.events()).toEqual([
    progress(10, 10),
    { type: 'measurement', diagnostic: 'a', step: 19, value: 1 },
  ]);
});

test('a run that fails ends its stream with its error, name and all', async () => {
  const error = Object.assign(new Error('loss must be finite'), {
    name: 'DivergedError',
    step: 7,
    culprit: '3.tanh',
  });
  const address = await open(() =>
    concat(
      of(started),
      throwError(() => error),
    ),
  );
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const stream = listenTo(`${address}/api/runs/${String(body['id'])}/events`);
  await stream.ended;
  expect(stream.messages.at(-1)).toEqual({
    event: 'failed',
    data: { name: 'DivergedError', message: 'loss must be finite', step: 7, culprit: '3.tanh' },
  });
  expect((await served?.runs.list())?.[0]).toMatchObject({ status: 'failed', error: 'loss must be finite' });
});

test.each([
  [{ preset: 'huge' }, 'run: preset must be a known one, got "huge"; choose from tiny'],
  [{}, 'run: body must hold either preset or config, got neither'],
  [{ preset: 'tiny', config: {} }, 'run: body must hold either preset or config, got both'],
  [{ config: { steps: 0 } }, 'steps must be positive'],
])('the request %j is answered with 400 and the reason', async (body, message) => {
  const address = await open(() => {
    throw new RangeError('config: steps must be positive, got 0; leave it out for 1000');
  });
  const answer = await post(`${address}/api/runs`, body);
  expect(answer.status).toBe(400);
  expect(answer.body['error']).toContain(message);
  expect(await served?.runs.list()).toEqual([]);
});

test('a run that errors ahead of its first event is refused, not booked', async () => {
  const address = await open(() => throwError(() => new Error('data.path: names.txt must be a file')));
  const answer = await post(`${address}/api/runs`, { config: { data: {} } });
  expect(answer).toEqual({ status: 400, body: { error: 'data.path: names.txt must be a file' } });
  expect(await served?.runs.list()).toEqual([]);
});

test('what is not JSON is answered with 400', async () => {
  const address = await open(() => EMPTY);
  const response = await fetch(`${address}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"preset":',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toHaveProperty('error');
});

test('commands reach the run in order, and what it says of them its status', async () => {
  const commands: RunCommand[] = [];
  const address = await open(
    (_request, control$) =>
      new Observable<RunEvent>((subscriber) => {
        subscriber.next(started);
        return control$.subscribe((command) => {
          commands.push(command);
          subscriber.next({ type: 'controlled', step: 5, command: command.type });
        });
      }),
  );
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const url = `${address}/api/runs/${String(body['id'])}/commands`;
  const status = async () => (await served?.runs.list())?.[0]?.status;
  expect(await post(url, { type: 'pause' })).toEqual({ status: 202, body: { type: 'pause' } });
  expect(await status()).toBe('paused');
  await post(url, { type: 'learningRate', value: 0.01 });
  await post(url, { type: 'resume' });
  expect(await status()).toBe('running');
  expect(commands).toEqual([{ type: 'pause' }, { type: 'learningRate', value: 0.01 }, { type: 'resume' }]);
  expect((await post(url, { type: 'learningRate', value: 'fast' })).status).toBe(400);
  expect(commands).toHaveLength(3);
});

test('a run that has ended takes no commands, and one that never was is not found', async () => {
  const address = await open(() => of(started, finished));
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const ended = await post(`${address}/api/runs/${String(body['id'])}/commands`, { type: 'pause' });
  expect(ended.status).toBe(409);
  expect(ended.body['error']).toMatch(/must be training here to take pause, it is completed/);
  expect((await post(`${address}/api/runs/nobody/commands`, { type: 'pause' })).status).toBe(404);
  expect((await fetch(`${address}/api/runs/nobody/events`)).status).toBe(404);
});

test('no more runs train at a time than may', async () => {
  const address = await open(() => concat(of(started), NEVER), { keep: { live: 1 } });
  expect((await post(`${address}/api/runs`, { preset: 'tiny' })).status).toBe(201);
  const second = await post(`${address}/api/runs`, { preset: 'tiny' });
  expect(second.status).toBe(409);
  expect(second.body['error']).toContain('runs: at most 1 may train at a time');
});

test('runs that have ended are kept up to a bound', async () => {
  await open(() => of(started, finished), { keep: { ended: 2 } });
  const ids = [];
  for (let at = 0; at < 4; at += 1) ids.push((await served?.runs.begin({ preset: 'tiny' }))?.id);
  expect((await served?.runs.list())?.map(({ id }) => id)).toEqual([ids[3], ids[2]]);
});

test('closing unsubscribes from the runs and ends their streams', async () => {
  let subscribed = 0;
  const address = await open(
    () =>
      new Observable<RunEvent>((subscriber) => {
        subscribed += 1;
        subscriber.next(started);
        return () => (subscribed -= 1);
      }),
  );
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const stream = listenTo(`${address}/api/runs/${String(body['id'])}/events`);
  await until(() => stream.events().length === 1);
  expect(subscribed).toBe(1);
  await served?.close();
  await stream.ended;
  expect(subscribed).toBe(0);
  await expect(fetch(`${address}/api/runs`)).rejects.toThrow();
});

test('a client that stops reading is not written to, and later gets all it has missed', async () => {
  const source$ = new Subject<RunEvent>();
  const address = await open(() => concat(of(started), source$));
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const url = `${address}/api/runs/${String(body['id'])}/events`;
  const slow = listenTo(url);
  await until(() => slow.events().length === 1);
  slow.pause();
  let serialised = 0;
  const value = (step: number) => ({
    toJSON() {
      serialised += 1;
      return { step, ballast: 'x'.repeat(200_000) };
    },
  });
  for (let step = 0; step < 100; step += 1) {
    source$.next({ type: 'measurement', diagnostic: `d${step}`, step, value: value(step) });
    if (step % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 60));
  }
  // Each diagnostic's first measurement is serialised once to size its shelf; the rest is for readers.
  expect(serialised - 100).toBeLessThan(90);
  slow.close();
  await slow.ended;
  const again = listenTo(url, slow.messages.at(-1)?.id);
  await until(() => again.events().length === 100);
  source$.complete();
  await again.ended;
  expect(again.events().map((event) => (event.type === 'measurement' ? event.step : -1))).toEqual(
    Array.from({ length: 100 }, (_, at) => at),
  );
}, 20_000);

test('in-process subscribers get the same stream', async () => {
  await open(() => of(started, progress(0, 3), finished));
  const run = await served?.runs.begin({ preset: 'tiny' });
  const events: RunEvent[] = [];
  let completed = false;
  run?.events$.subscribe({ next: (event) => events.push(event), complete: () => (completed = true) });
  expect(events).toEqual([started, progress(0, 3), finished]);
  expect(completed).toBe(true);
});

test('a taken port is exchanged for a free one, and the address says which', async () => {
  const first = await open(() => EMPTY);
  const port = Number(new URL(first).port);
  const second = await serve({ start: () => EMPTY, port });
  try {
    expect(new URL(second.address).hostname).toBe('127.0.0.1');
    expect(new URL(second.address).port).not.toBe(String(port));
    expect((await fetch(`${second.address}/api/runs`)).status).toBe(200);
  } finally {
    await second.close();
  }
});

test('requests with a foreign host or origin are refused', async () => {
  const address = new URL(await open(() => EMPTY));
  const statusWith = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(new URL('/api/runs', address), { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  expect(await statusWith({ host: 'evil.example' })).toBe(403);
  expect(await statusWith({ origin: 'http://evil.example' })).toBe(403);
  expect(await statusWith({ host: `localhost:${address.port}` })).toBe(200);
  expect(await statusWith({ origin: address.origin })).toBe(200);
});

test('without a built page the root says how to build it', async () => {
  const address = await open(() => EMPTY);
  const response = await fetch(address);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('pnpm --filter @weir/dashboard build');
});

test('a preset that compares runs trains all of them, one after the other, as one comparison', async () => {
  const ended: RunEvent[] = [started, progress(0, 100), finished];
  const variants: (string | undefined)[] = [];
  const address = await open(
    ({ variant }) => {
      variants.push(variant);
      return of(...ended);
    },
    { presets: [{ name: 'both', description: '', variants: ['a', 'b', 'c'] }] },
  );
  const { status, body } = await post(`${address}/api/runs`, { preset: 'both' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ variant: 'a', comparison: { name: 'both', variants: ['a', 'b', 'c'] } });
  const list = async () => (await fetch(`${address}/api/runs`)).json() as Promise<Record<string, unknown>[]>;
  await expect.poll(async () => (await list()).map(({ variant }) => variant)).toEqual(['c', 'b', 'a']);
  expect(variants).toEqual(['a', 'b', 'c']);
  expect(new Set((await list()).map(({ comparison }) => JSON.stringify(comparison))).size).toBe(1);
});

test('a comparison goes on after a run that failed, and ends with one that was stopped', async () => {
  const address = await open(
    ({ variant }, control$) =>
      variant === 'a'
        ? concat(
            of(started),
            throwError(() => new Error('diverged')),
          )
        : new Observable((subscriber) => {
            subscriber.next(started);
            return control$.subscribe(() => {
              subscriber.next({ ...finished, reason: 'stopped' });
              subscriber.complete();
            });
          }),
    { presets: [{ name: 'both', description: '', variants: ['a', 'b', 'c'] }] },
  );
  await post(`${address}/api/runs`, { preset: 'both' });
  const list = async () => (await served?.runs.list()) ?? [];
  await expect.poll(async () => (await list()).map(({ variant }) => variant)).toEqual(['b', 'a']);
  (await served?.runs.get((await list())[0]?.id ?? ''))?.command({ type: 'stop' });
  await expect.poll(async () => (await list())[0]?.status).toBe('stopped');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await list()).toHaveLength(2);
});

test('a run’s losses can be had at even distances, as many as a chart has room for', async () => {
  const address = await open(() => of(started, progress(0, 1000), progress(1000, 1000), finished));
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  const history = (await (await fetch(`${address}/api/runs/${String(body['id'])}/losses`)).json()) as {
    steps: number[];
    losses: number[];
  };
  expect(history.steps.length).toBeLessThanOrEqual(400);
  expect(history.steps.slice(0, 3)).toEqual([0, 5, 10]);
  expect(history.losses.slice(0, 2)).toEqual([2, 7]);
});

test('a run’s summary tells what its rules find, where its loss began and how it was evaluated', async () => {
  const finding = findingOf({ rule: 'a', since: 1, step: 1, severity: 'error' });
  const address = await open(() =>
    of<readonly RunEvent[]>(
      started,
      { type: 'progress', from: 0, losses: [3.3, 8e6], learningRate: 0.1, seconds: 1 },
      { type: 'finding', change: 'raised', step: 1, finding },
      { type: 'finding', change: 'raised', step: 1, finding: { ...finding, rule: 'b', severity: 'info' } },
      { type: 'finding', change: 'cleared', step: 1, finding: { ...finding, rule: 'b', severity: 'info' } },
      { type: 'evaluated', step: 2, splits: { validation: { loss: 2.5 } } },
      finished,
    ),
  );
  const { body } = await post(`${address}/api/runs`, { preset: 'tiny' });
  expect(body).toMatchObject({
    initialLoss: 3.3,
    loss: 8e6,
    findings: { count: 1, gravest: 'error' },
    evaluation: { validation: { loss: 2.5 } },
  });
});

test('the page is sent as its build compressed it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'weir-page-'));
  try {
    writeFileSync(join(folder, 'index.html'), 'whole');
    writeFileSync(join(folder, 'index.html.br'), brotliCompressSync('whole'));
    const address = await open(() => NEVER, { page: folder });
    const compressed = await fetch(`${address}/index.html`, { headers: { 'accept-encoding': 'br' } });
    expect(compressed.headers.get('content-encoding')).toBe('br');
    expect(await compressed.text()).toBe('whole');
    const plain = await fetch(`${address}/index.html`, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe('whole');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
