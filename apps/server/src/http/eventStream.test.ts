import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { RunEvent } from '@weir/core';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bookedRun } from '../book/bookedRun.ts';
import { beginning } from '../book/cursor.ts';
import { eventStream } from './eventStream.ts';

/** What a client is sent, which takes no more while it is full. */
class Client extends EventEmitter {
  readonly sent: string[] = [];
  full = false;
  ended = false;
  writeHead(): void {}
  write(text: string): boolean {
    this.sent.push(text);
    return !this.full;
  }
  end(): void {
    this.ended = true;
  }
  /** Losses that have reached it. */
  get losses(): readonly number[] {
    return this.sent
      .flatMap((text) => /^data: (\{.*"progress".*\})$/m.exec(text)?.[1] ?? [])
      .flatMap((data) => (JSON.parse(data) as { losses: number[] }).losses);
  }
}

const progress = (step: number): RunEvent => ({
  type: 'progress',
  from: step,
  losses: [step],
  learningRate: 0.1,
  seconds: 1,
});

/** A run that emits what it is given, and a client that reads it. */
function streamed() {
  const events$ = new Subject<RunEvent>();
  const run = bookedRun({ id: '1', name: 'one' }, () => events$);
  const client = new Client();
  eventStream(run, client as unknown as ServerResponse, beginning); // as much of it as the stream asks for
  return { events$, client };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('eventStream', () => {
  it('writes nothing to a client that has not read what it was sent, and goes on where it was when it has', () => {
    const { events$, client } = streamed();
    client.full = true;
    events$.next(progress(0));
    vi.advanceTimersByTime(100);
    const written = client.sent.length;
    expect(client.losses).toEqual([0]);
    events$.next(progress(1));
    events$.next(progress(2));
    vi.advanceTimersByTime(60_000);
    expect(client.sent).toHaveLength(written);
    client.full = false;
    client.emit('drain');
    vi.advanceTimersByTime(100);
    expect(client.losses).toEqual([0, 1, 2]);
  });

  it('keeps a connection open on which nothing happens, and leaves a closed one alone', () => {
    const { events$, client } = streamed();
    const written = client.sent.length;
    vi.advanceTimersByTime(15_000);
    expect(client.sent.slice(written)).toEqual([':\n\n']);
    client.emit('close');
    events$.next(progress(0));
    vi.advanceTimersByTime(60_000);
    expect(client.sent).toHaveLength(written + 1);
  });

  it('tells how the run ended, and ends', () => {
    const completed = streamed();
    completed.events$.complete();
    vi.advanceTimersByTime(100);
    expect(completed.client.sent.at(-1)).toBe('event: completed\ndata: {}\n\n');
    expect(completed.client.ended).toBe(true);
    const failed = streamed();
    failed.events$.error(new Error('no more'));
    vi.advanceTimersByTime(100);
    expect(failed.client.sent.at(-1)).toContain('event: failed\ndata: {"name":"Error","message":"no more"');
    expect(failed.client.ended).toBe(true);
  });
});
