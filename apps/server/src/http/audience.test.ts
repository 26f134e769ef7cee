import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { RunEvent } from '@weir/core';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bookedRun } from '../book/bookedRun.ts';
import { beginning } from '../book/cursor.ts';
import type { RunStatus } from '../book/runSummary.ts';
import { Audience } from './audience.ts';

/** What a client is sent, which takes no more while it is full. */
class Client extends EventEmitter {
  readonly sent: string[] = [];
  readonly bytes: (string | Buffer)[] = [];
  full = false;
  ended = false;
  write(text: string | Buffer): boolean {
    this.sent.push(String(text));
    this.bytes.push(text);
    return !this.full;
  }
  end(): void {
    this.ended = true;
  }
  get text(): string {
    return this.sent.join('');
  }
  /** Losses that have reached it. */
  get losses(): readonly number[] {
    return [...this.text.matchAll(/^data: (\{.*"progress".*\})$/gm)]
      .map(([, data = '']) => data)
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

/** A run that emits what it is given, and as many clients as are wanted that read it. */
function watchedBy(count: number) {
  const events$ = new Subject<RunEvent>();
  const run = bookedRun({ id: '1', name: 'one' }, () => events$);
  const audience = new Audience(run);
  const clients = Array.from({ length: count }, () => new Client());
  for (const client of clients) audience.add(client as unknown as ServerResponse, beginning);
  return { events$, run, audience, clients };
}

/** A run that emits what it is given, and a client that reads it. */
function streamed() {
  const events$ = new Subject<RunEvent>();
  const run = bookedRun({ id: '1', name: 'one' }, () => events$);
  const client = new Client();
  new Audience(run).add(client as unknown as ServerResponse, beginning); // as much of it as is asked for
  return { events$, client };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Audience', () => {
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

  it('asks to be called again after a second, ahead of all else', () => {
    expect(streamed().client.sent[0]).toBe('retry: 1000\n\n');
  });

  it('goes on for those who stay when one leaves', () => {
    const { events$, clients } = watchedBy(2);
    const [left, stays] = clients as [Client, Client];
    left.emit('close');
    events$.next(progress(0));
    vi.advanceTimersByTime(100);
    expect(stays.losses).toEqual([0]);
    expect(left.losses).toEqual([]);
    vi.advanceTimersByTime(15_000);
    expect(stays.sent.at(-1)).toBe(':\n\n');
  });

  it('writes no more at a time than a slow reader may have waiting', () => {
    const { events$, audience } = watchedBy(1);
    for (let step = 0; step < 10; step += 1)
      events$.next({ type: 'measurement', diagnostic: 'a', step, value: 'x'.repeat(40_000) });
    const slow = new Client();
    slow.full = true;
    audience.add(slow as unknown as ServerResponse, beginning);
    expect(slow.text.match(/"step":/g)).toHaveLength(4); // the first that reach 128 KB
    slow.emit('drain');
    vi.advanceTimersByTime(100);
    expect(slow.text.match(/"step":/g)).toHaveLength(8);
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

  it('encodes once for a hundred viewers, those who came late included, and every event reaches each', () => {
    const { events$, audience, clients } = watchedBy(100);
    let encoded = 0;
    const value = { toJSON: () => (encoded += 1) };
    for (let step = 0; step < 50; step += 1) {
      if (step === 20) {
        const late = new Client();
        clients.push(late);
        audience.add(late as unknown as ServerResponse, beginning);
      }
      events$.next({ type: 'measurement', diagnostic: 'a', step, value });
      events$.next(progress(step));
      vi.advanceTimersByTime(2000);
    }
    expect(encoded).toBe(51); // the first is measured besides, to know how many may be kept
    const all = Array.from({ length: 50 }, (_, step) => step);
    for (const client of clients) {
      expect(client.losses).toEqual(all);
      expect(client.text.match(/"measurement"/g)).toHaveLength(50);
    }
    // Those who stand at the same place are written the same bytes.
    expect(clients[0]?.bytes.at(-1)).toBe(clients[99]?.bytes.at(-1));
  });

  it('gives one that has fallen far behind the thinned past, and others all of it', () => {
    const { events$, clients } = watchedBy(2);
    const [slow, quick] = clients as [Client, Client];
    events$.next({ type: 'measurement', diagnostic: 'a', step: 0, value: 'x'.repeat(40_000) });
    slow.full = true;
    for (let step = 1; step < 1000; step += 1) {
      events$.next({ type: 'measurement', diagnostic: 'a', step, value: 'x'.repeat(40_000) });
      vi.advanceTimersByTime(1000);
    }
    slow.full = false;
    slow.emit('drain');
    vi.advanceTimersByTime(1000);
    expect(quick.text.match(/"step":/g)).toHaveLength(1000);
    expect(slow.text.match(/"step":/g)?.length).toBeLessThan(300); // 100 thinned, then the newest 200
    expect(slow.text).toContain('"step":999,');
  });

  it('says that a kept run was interrupted and taken up, ahead of what comes then, and stays open', () => {
    const { events$, run } = watchedBy(0);
    const client = new Client();
    let status: RunStatus = 'interrupted';
    const kept = { ...run, summary: () => ({ ...run.summary(), status }) };
    new Audience(kept).add(client as unknown as ServerResponse, beginning);
    expect(client.sent.at(-1)).toBe('event: interrupted\ndata: {}\n\n');
    vi.advanceTimersByTime(1000);
    status = 'running';
    events$.next(progress(0));
    vi.advanceTimersByTime(1000);
    expect(client.sent.at(-2)).toBe('event: resumed\ndata: {}\n\n');
    expect(client.losses).toEqual([0]);
    expect(client.ended).toBe(false);
    events$.next(progress(1));
    vi.advanceTimersByTime(1000);
    expect(client.text.match(/event: (interrupted|resumed)/g)).toHaveLength(2);
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
    expect(failed.client.text).not.toContain('event: completed');
    expect(failed.client.text).not.toContain('event: resumed');
    expect(failed.client.ended).toBe(true);
  });
});
