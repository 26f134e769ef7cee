import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeWorker } from '../testing/fakeWorker.ts';
import { foundSource } from './foundSource.ts';
import { serverSource } from './serverSource.ts';
import { SourceLostError } from './sourceLostError.ts';

afterEach(() => vi.unstubAllGlobals());

/** Answers every request; what was asked is kept. */
function answering(status: number, body: unknown, text = JSON.stringify(body)) {
  const asked: [string, RequestInit | undefined][] = [];
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    asked.push([address, init]);
    return new Response(text, { status });
  });
  return asked;
}

it('SourceLostError names the run, and says what to do', () => {
  const error = new SourceLostError('deep-1');
  expect([error.name, error.id]).toEqual(['SourceLostError', 'deep-1']);
  expect(error.message).toBe('serverRun: id must be a run of this server, got deep-1; choose another run');
});

describe('serverSource', () => {
  const source = serverSource('http://lab:9347');

  it('asks the server for presets, runs and losses', async () => {
    const asked = answering(200, []);
    expect([await source.presets(), await source.runs(), await source.losses('a b')]).toEqual([[], [], []]);
    expect(await source.eachLoss('a b')).toEqual([]);
    expect(asked.map(([address]) => address)).toEqual([
      'http://lab:9347/api/presets',
      'http://lab:9347/api/runs',
      'http://lab:9347/api/runs/a%20b/losses',
      'http://lab:9347/api/runs/a%20b/losses?each=step',
    ]);
    expect(source.kind).toBe('server');
  });

  it('sends what is to be started and commanded as JSON', async () => {
    const asked = answering(201, { id: '1' });
    expect(await source.start({ preset: 'deep' })).toEqual({ id: '1' });
    await source.command('1', { type: 'step', count: 3 });
    await source.anatomy?.('1', 7);
    expect(asked.map(([address, init]) => [address, init?.method, init?.body])).toEqual([
      ['http://lab:9347/api/runs', 'POST', '{"preset":"deep"}'],
      ['http://lab:9347/api/runs/1/commands', 'POST', '{"type":"step","count":3}'],
      ['http://lab:9347/api/runs/1/anatomy', 'POST', '{"step":7}'],
    ]);
    expect(asked[0]?.[1]?.headers).toEqual({ 'content-type': 'application/json' });
  });

  it('rejects with the server’s message, or its status where it has none', async () => {
    answering(409, { error: 'runs: at most 4 may train at a time' });
    await expect(source.start({ preset: 'deep' })).rejects.toThrow('runs: at most 4 may train at a time');
    answering(502, {});
    await expect(source.runs()).rejects.toThrow('server: answered 502 to http://lab:9347/api/runs');
  });
});

describe('foundSource', () => {
  beforeEach(() => {
    vi.stubGlobal('document', { baseURI: 'http://lab:9347/page/index.html' });
    vi.stubGlobal('Worker', FakeWorker);
  });

  it('is the server that served the page, where it lists runs', async () => {
    const asked = answering(200, []);
    expect((await foundSource()).kind).toBe('server');
    expect(asked.map(([address]) => address)).toEqual(['http://lab:9347/page/api/runs']);
  });

  it.each([
    ['has no such list', 404, '<html>'],
    ['answers with a page', 200, '<html>'],
    ['answers with something else', 200, '{}'],
  ])('is this browser where the server %s', async (_, status, text) => {
    answering(status, undefined, text);
    expect((await foundSource()).kind).toBe('browser');
  });

  it('is this browser where nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    expect((await foundSource()).kind).toBe('browser');
  });
});
