import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RunEvent } from '@weir/core';
import { serverRun } from './serverRun.ts';
import { SourceLostError } from './sourceLostError.ts';

/** The browser's EventSource, driven by hand. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2;
  static made: FakeSource[] = [];
  readyState = 0;
  constructor(readonly url: string) {
    super();
    FakeSource.made.push(this);
  }
  close(): void {
    this.readyState = FakeSource.CLOSED;
  }
  say(type: string, data: unknown): void {
    this.dispatchEvent(Object.assign(new Event(type), { data: JSON.stringify(data) }));
  }
}

beforeEach(() => {
  FakeSource.made = [];
  vi.stubGlobal('EventSource', FakeSource);
});
afterEach(() => vi.unstubAllGlobals());

function watch(): { source: FakeSource; events: unknown[]; ends: unknown[]; stop: () => void } {
  const events: unknown[] = [];
  const ends: unknown[] = [];
  const subscription = serverRun('http://127.0.0.1:1', 'a b').subscribe({
    next: (event) => events.push(event),
    error: (error: unknown) => ends.push(error),
    complete: () => ends.push('complete'),
  });
  const [source] = FakeSource.made;
  if (!source) throw new Error('serverRun: must open a source when it is subscribed to');
  return { source, events, ends, stop: () => subscription.unsubscribe() };
}

const finished: RunEvent = { type: 'finished', steps: 1, reason: 'completed', seconds: 1 };

test('nothing is opened before somebody subscribes, and each subscriber has a source of its own', () => {
  const run$ = serverRun('', 'a');
  expect(FakeSource.made).toHaveLength(0);
  run$.subscribe().add(run$.subscribe());
  expect(FakeSource.made.map(({ url }) => url)).toEqual(['/api/runs/a/events', '/api/runs/a/events']);
});

test('events pass as they come, and the stream completes and closes with the run', () => {
  const { source, events, ends } = watch();
  expect(source.url).toBe('http://127.0.0.1:1/api/runs/a%20b/events');
  source.say('message', finished);
  source.say('completed', {});
  expect(events).toEqual([finished]);
  expect(ends).toEqual(['complete']);
  expect(source.readyState).toBe(FakeSource.CLOSED);
});

test('a loss that JSON could not carry is not a number again', () => {
  const { source, events } = watch();
  source.say('message', { type: 'progress', from: 0, losses: [1, NaN], learningRate: 0.1, seconds: 1 });
  expect(events).toEqual([{ type: 'progress', from: 0, losses: [1, NaN], learningRate: 0.1, seconds: 1 }]);
});

test('a run that fails errors under the name that its error had', () => {
  const { source, ends } = watch();
  source.say('failed', { name: 'DivergedError', message: 'loss must be finite', step: 7 });
  expect(ends).toEqual([
    expect.objectContaining({ name: 'DivergedError', message: 'loss must be finite', step: 7 }),
  ]);
});

test('a connection that breaks is waited for; a run that the server does not know is lost', () => {
  const { source, ends } = watch();
  source.dispatchEvent(new Event('error'));
  expect(ends).toEqual([]);
  source.readyState = FakeSource.CLOSED;
  source.dispatchEvent(new Event('error'));
  expect(ends).toEqual([new SourceLostError('a b')]);
});

test('a kept run that is cut off and taken up again stays open, and says both', () => {
  const { source, events, ends } = watch();
  source.say('interrupted', {});
  source.say('resumed', {});
  expect(events).toEqual([{ type: 'interrupted' }, { type: 'resumed' }]);
  expect(ends).toEqual([]);
});

test('unsubscribing closes the source', () => {
  const { source, stop } = watch();
  stop();
  expect(source.readyState).toBe(FakeSource.CLOSED);
});
