import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Subject } from 'rxjs';
import type { RunSummary } from './runSource.ts';
import { serverStatus } from './serverStatus.ts';
import type { ServerStatus } from './serverStatus.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const run: RunSummary = { id: 'a', name: 'a', status: 'running', step: 0, steps: 1, startedAt: '' };

function watch(runs: () => Promise<readonly RunSummary[]>) {
  const refresh$ = new Subject<void>();
  const seen: ServerStatus[] = [];
  const subscription = serverStatus({ runs }, refresh$, 1000).subscribe((status) => seen.push(status));
  return { seen, refresh$, stop: () => subscription.unsubscribe() };
}

test('what changes is told, and what does not is not', async () => {
  let runs: readonly RunSummary[] = [];
  const { seen, stop } = watch(() => Promise.resolve(runs));
  await vi.advanceTimersByTimeAsync(2500);
  expect(seen).toEqual([{ reachable: true, runs: [] }]);
  runs = [run];
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen.at(-1)).toEqual({ reachable: true, runs: [run] });
  stop();
});

test('a server that does not answer is unreachable until it does', async () => {
  let up = false;
  const { seen, stop } = watch(() =>
    up ? Promise.resolve([]) : Promise.reject(new TypeError('Failed to fetch')),
  );
  await vi.advanceTimersByTimeAsync(2500);
  up = true;
  await vi.advanceTimersByTimeAsync(1000);
  expect(seen).toEqual([{ reachable: false }, { reachable: true, runs: [] }]);
  stop();
});

test('a refresh asks at once', async () => {
  let calls = 0;
  const { refresh$, stop } = watch(() => Promise.resolve(new Array(calls++).fill(run)));
  await vi.advanceTimersByTimeAsync(10);
  refresh$.next();
  await vi.advanceTimersByTimeAsync(10);
  expect(calls).toBe(2);
  stop();
});

test('a server that is slow to answer is not called again before it has answered', async () => {
  let calls = 0;
  const { stop } = watch(() => {
    calls += 1;
    return new Promise(() => {});
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toBe(1);
  stop();
});
