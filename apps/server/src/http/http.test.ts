import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunCommand, RunEvent } from '@weir/core';
import fastify from 'fastify';
import { NEVER, Observable, concat, of } from 'rxjs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runBook } from '../book/runBook.ts';
import type { StartRun } from '../book/runBook.ts';
import { bookedRun } from '../book/bookedRun.ts';
import { beginning } from '../book/cursor.ts';
import { eventStream } from './eventStream.ts';
import { api } from './api.ts';
import { HttpError } from './httpError.ts';
import { listen } from './listen.ts';
import { page } from './page.ts';
import { parseRequest } from './parseRequest.ts';

const first: RunEvent = { type: 'progress', from: 0, losses: [3, 2], learningRate: 0.1, seconds: 0 };
const presets = [
  { name: 'tiny', description: 'one layer' },
  { name: 'both', description: 'two runs', variants: ['a', 'b'] },
];

describe('parseRequest', () => {
  it('takes a known preset, and a configuration as one that came from elsewhere', () => {
    expect(parseRequest({ preset: 'tiny' }, presets)).toEqual({ preset: 'tiny' });
    expect(parseRequest({ config: { steps: 1 } }, presets)).toEqual({ config: { steps: 1 }, remote: true });
  });

  it.each([
    [{}, 'run: body must hold either preset or config, got neither; send {"preset": "name"}'],
    [null, 'got neither'],
    ['tiny', 'got neither'],
    [{ preset: 'tiny', config: {} }, 'got both'],
    [{ preset: 'both', variant: 'c' }, 'run: body must hold preset or config alone, got "variant" too'],
    [{ preset: 'huge' }, 'run: preset must be a known one, got "huge"; choose from tiny, both'],
    [{ preset: ['tiny'] }, 'got ["tiny"]'],
  ])('refuses %j', (body, message) => {
    expect(() => parseRequest(body, presets)).toThrow(TypeError);
    expect(() => parseRequest(body, presets)).toThrow(message);
  });

  it('says so where there are no presets', () => {
    expect(() => parseRequest({ preset: 'x' }, [])).toThrow('choose from none');
  });
});

it('HttpError is a message to the client with its status', () => {
  const error = new HttpError(409, 'another is training');
  expect([error.name, error.statusCode, error.message]).toEqual(['HttpError', 409, 'another is training']);
});

describe('api', () => {
  let close = () => {};
  afterEach(() => close());
  function app(start: StartRun) {
    const server = fastify();
    const book = runBook(start, { live: 1 });
    close = () => book.close();
    server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) =>
      reply.code(error.statusCode ?? 500).send({ error: error.message }),
    );
    api(server, book, presets);
    const ask = async (method: 'GET' | 'POST', url: string, payload?: object) => {
      const { statusCode, body } = await server.inject({ method, url, ...(payload && { payload }) });
      return { status: statusCode, body: JSON.parse(body) as Record<string, unknown> };
    };
    return { ask, book, server };
  }
  const living: StartRun = () => concat(of(first), NEVER);

  it('lists presets, and begins, lists and follows a run', async () => {
    const { ask, book } = app(living);
    expect((await ask('GET', '/api/presets')).body).toEqual(presets);
    const begun = await ask('POST', '/api/runs', { preset: 'tiny' });
    expect(begun).toMatchObject({ status: 201, body: { name: 'tiny', status: 'running', step: 2, loss: 2 } });
    expect((await ask('GET', '/api/runs')).body).toEqual([begun.body]);
    const [run] = await book.list();
    expect((await ask('GET', `/api/runs/${run?.id}/losses`)).body).toEqual({ steps: [0, 1], losses: [3, 2] });
    expect((await ask('GET', `/api/runs/${run?.id}/losses?each=layer`)).body).toEqual({
      error: "losses: each must be step, got layer; leave it out for a chart's",
    });
  });

  it('answers what is wrong with 400, one run too many with 409, and no such run with 404', async () => {
    const { ask } = app(living);
    expect(await ask('POST', '/api/runs', { preset: 'huge' })).toMatchObject({ status: 400 });
    await ask('POST', '/api/runs', { preset: 'tiny' });
    expect(await ask('POST', '/api/runs', { preset: 'tiny' })).toEqual({
      status: 409,
      body: { error: 'runs: at most 1 may train at a time, got another; stop one of them first' },
    });
    for (const url of ['events', 'losses'])
      expect(await ask('GET', `/api/runs/nobody/${url}`)).toEqual({
        status: 404,
        body: { error: 'runs: id must be a run of this server, got nobody; see /api/runs' },
      });
  });

  it('answers a run that is refused with 400 and why, and a fault of its own with 500', async () => {
    const refused = app(() => {
      throw new Error('steps must be positive');
    });
    expect(await refused.ask('POST', '/api/runs', { preset: 'tiny' })).toEqual({
      status: 400,
      body: { error: 'steps must be positive' },
    });
  });

  it('passes commands on, and answers 409 where the run has ended', async () => {
    const commands: RunCommand[] = [];
    const { ask, book } = app(
      (_request, control$) =>
        new Observable((subscriber) => {
          subscriber.next(first);
          control$.subscribe((command) => {
            commands.push(command);
            if (command.type === 'stop') subscriber.complete();
          });
        }),
    );
    await ask('POST', '/api/runs', { preset: 'tiny' });
    const url = `/api/runs/${(await book.list())[0]?.id}/commands`;
    expect(await ask('POST', url, { type: 'jump' })).toMatchObject({ status: 400 });
    expect(await ask('POST', url, { type: 'stop' })).toEqual({ status: 202, body: { type: 'stop' } });
    expect(commands).toEqual([{ type: 'stop' }]);
    const late = await ask('POST', url, { type: 'pause' });
    expect(late.status).toBe(409);
    expect(late.body['error']).toMatch(
      /must be training here to take pause, it is completed; start another$/,
    );
  });

  it('forks a run of its book, and answers what is wrong with it with 400 and what is not kept with 409', async () => {
    const { ask, book } = app(living);
    await ask('POST', '/api/runs', { preset: 'tiny' });
    const [run] = await book.list();
    const url = `/api/runs/${run?.id}/fork`;
    expect(await ask('POST', url, { step: 1, dataDir: '/' })).toMatchObject({ status: 400 });
    expect(await ask('POST', '/api/runs/nobody/fork', { step: 1 })).toMatchObject({ status: 404 });
    expect(await ask('POST', url, { step: 1, set: ['learningRate=0.1'] })).toEqual({
      status: 409,
      body: {
        error: `fork: run ${run?.id} must be a kept one: this server keeps none; start weir serve without --no-runs`,
      },
    });
    const parent = (await book.get(run?.id ?? '')) ?? expect.unreachable();
    book.fork = async () => parent; // as a book that keeps its runs does
    expect(await ask('POST', url, { step: 1 })).toMatchObject({ status: 201, body: { id: run?.id } });
  });

  it('takes a step of a run apart, and answers what is wrong with it with 400 and what is not kept with 409', async () => {
    const { ask, book } = app(living);
    await ask('POST', '/api/runs', { preset: 'tiny' });
    const [run] = await book.list();
    const url = `/api/runs/${run?.id}/anatomy`;
    expect(await ask('POST', url, { step: -1 })).toMatchObject({ status: 400 });
    expect(await ask('POST', '/api/runs/nobody/anatomy', { step: 1 })).toMatchObject({ status: 404 });
    expect((await ask('GET', url)).status).toBe(404);
    expect(await ask('POST', url, { step: 1 })).toEqual({
      status: 409,
      body: {
        error: `slow motion: run ${run?.id} must be a kept one: this server keeps none; start weir serve without --no-runs`,
      },
    });
    book.anatomy = async (of, step) => ({ of: of.id, step, loss: NaN }); // as a book that keeps its runs does
    expect(await ask('POST', url, { step: 1 })).toEqual({
      status: 200,
      body: { of: run?.id, step: 1, loss: null },
    });
  });

  it('streams a part of a kept run that is computed again, and answers what cannot be in words', async () => {
    const { ask, book, server } = app(living);
    await ask('POST', '/api/runs', { preset: 'tiny' });
    const [run] = await book.list();
    const url = `/api/runs/${run?.id}/replay`;
    const wanted = { diagnostics: [{ type: 'jitter' }], from: 3 };
    expect(await ask('POST', url, { ...wanted, from: -1 })).toMatchObject({ status: 400 });
    expect(await ask('POST', '/api/runs/nobody/replay', wanted)).toMatchObject({ status: 404 });
    expect((await ask('GET', url)).status).toBe(404);
    expect(await ask('POST', url, wanted)).toEqual({
      status: 409,
      body: {
        error: `replay: run ${run?.id} must be a kept one: this server keeps none; start weir serve without --no-runs`,
      },
    });
    // As a book that keeps its runs does.
    book.replay = ({ id }, request) => of({ type: 'note', note: `${id} ${JSON.stringify(request)}` });
    const { statusCode, body } = await server.inject({ method: 'POST', url, payload: wanted });
    expect(statusCode).toBe(200);
    expect(
      body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([{ type: 'note', note: `${run?.id} ${JSON.stringify(wanted)}` }, { type: 'completed' }]);
  });

  it('begins a preset that compares with its first run', async () => {
    const { ask } = app(({ variant }) => of({ ...first, losses: [variant === 'a' ? 1 : 2] }));
    expect((await ask('POST', '/api/runs', { preset: 'both' })).body).toMatchObject({
      variant: 'a',
      loss: 1,
    });
  });
});

describe('listen', () => {
  it('takes the port it is given, and a free one where that is taken', async () => {
    const [one, other] = [fastify(), fastify()];
    try {
      const address = new URL(await listen(one, '127.0.0.1', 0));
      const second = new URL(await listen(other, '127.0.0.1', Number(address.port)));
      expect([address.hostname, second.hostname]).toEqual(['127.0.0.1', '127.0.0.1']);
      expect(second.port).not.toBe(address.port);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  it('says what else went wrong', async () => {
    const server = fastify();
    await expect(listen(server, '192.0.2.1', 0)).rejects.toThrow(/EADDRNOTAVAIL/);
    await server.close();
  });
});

describe('page', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'weir-page-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>Weir</title>');
    writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {};');
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = async (built: string | undefined, url: string) => {
    const server = fastify();
    page(server, built);
    const answer = await server.inject({ method: 'GET', url });
    await server.close();
    return answer;
  };

  it('is served with a policy that lets nothing in from elsewhere, and asked for anew each time', async () => {
    const { statusCode, body, headers } = await at(folder, '/');
    expect([statusCode, body, headers['cache-control']]).toEqual([200, '<title>Weir</title>', 'no-cache']);
    expect(headers['content-security-policy']).toMatch(/^default-src 'self';.*frame-ancestors 'none'$/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('may share memory between its threads, whose scripts come with the same headers', async () => {
    for (const url of ['/', '/assets/main-abc.js'])
      expect((await at(folder, url)).headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      });
  });

  it('lets what is named by its content be kept for ever', async () => {
    const { headers } = await at(folder, '/assets/main-abc.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('says how it is built where it is not', async () => {
    for (const built of [undefined, join(folder, 'assets')]) {
      const { statusCode, body } = await at(built, '/');
      expect(statusCode).toBe(503);
      expect(body).toContain('pnpm --filter @weir/dashboard build');
    }
  });

  it('serves nothing outside its folder', async () => {
    expect((await at(join(folder), '/../../etc/passwd')).statusCode).toBe(404);
  });
});

describe('eventStream', () => {
  it('is a stream of server-sent events that no cache keeps, of the same bytes for all who watch a run', () => {
    const run = bookedRun({ id: '1', name: 'one' }, () => of(first));
    const written = [0, 1].map(() => {
      const chunks: (string | Buffer)[] = [];
      let head: unknown;
      const response = Object.assign(new EventEmitter(), {
        writeHead: (...given: unknown[]) => (head = given),
        write: (chunk: string | Buffer) => chunks.push(chunk) > 0,
        end: () => {},
      });
      eventStream(run, response as unknown as ServerResponse, beginning); // as much of it as is asked for
      return { head, text: chunks.join('') };
    });
    expect(written[0]?.head).toEqual([
      200,
      expect.objectContaining({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-cache, no-transform',
      }),
    ]);
    expect(written[0]?.text).toMatch(
      /^retry: 1000\n\nid: 1\.2\ndata: \{"type":"progress".*event: completed/s,
    );
    expect(written[1]).toEqual(written[0]);
  });
});
