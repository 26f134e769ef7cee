import { RunState, arraySnapshot } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { Observable, Subject } from 'rxjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { followed } from './followed.ts';
import { runningOf } from './running.ts';

beforeAll(useBackend);

const snapshot = (step: number) =>
  arraySnapshot({ step, loss: 1, learningRate: 0.1, layers: [], parameters: [] });

async function follow(done: number) {
  const experiment = await smallExperiment({ steps: 3 });
  const running = new RunState().within(() => runningOf(experiment, {}));
  running.course.value = { done };
  const source$ = new Subject<Snapshot>();
  const seen: unknown[] = [];
  const onEnd = vi.fn(() => seen.push('end'));
  const followed$ = source$.pipe(followed(running, onEnd));
  const subscription = followed$.subscribe({
    next: ({ step }) => seen.push([step, running.course.value.done]),
    complete: () => seen.push('complete'),
    error: () => seen.push('error'),
  });
  return { running, source$, seen, onEnd, subscription };
}

describe('followed', () => {
  it('counts each step ahead of whoever looks at it, and ends after the last', async () => {
    const { running, source$, seen } = await follow(0);
    const moved = vi.spyOn(running.moments, 'follow');
    for (const step of [0, 1, 2, 3]) source$.next(snapshot(step));
    expect(seen).toEqual([[0, 1], [1, 2], [2, 3], 'end', 'complete']);
    expect(moved).toHaveBeenCalledTimes(3);
    expect(source$.observed).toBe(false);
  });

  it('has as many left as a run that goes on has not done', async () => {
    const { source$, seen } = await follow(2);
    source$.next(snapshot(2));
    expect(seen).toEqual([[2, 3], 'end', 'complete']);
    expect((await follow(3)).seen).toEqual(['end', 'complete']);
    expect((await follow(9)).seen).toEqual(['end', 'complete']);
  });

  it('starts the clock with the training, and stops it at the end', async () => {
    const experiment = await smallExperiment({ steps: 1 });
    const running = new RunState().within(() => runningOf(experiment, {}));
    const turns: string[] = [];
    vi.spyOn(running.clock, 'start').mockImplementation(() => void turns.push('start'));
    vi.spyOn(running.clock, 'stop').mockImplementation(() => void turns.push('stop'));
    const source$ = new Observable<Snapshot>((subscriber) => {
      turns.push('training');
      subscriber.next(snapshot(0));
    });
    source$.pipe(followed(running, () => turns.push('end'))).subscribe();
    expect(turns).toEqual(['start', 'training', 'stop', 'end']);
  });

  it('says of no end where the training fails or is left', async () => {
    const failing = await follow(0);
    failing.source$.error(new Error('diverged'));
    expect([failing.seen, failing.onEnd.mock.calls]).toEqual([['error'], []]);
    const left = await follow(0);
    left.subscription.unsubscribe();
    expect([left.onEnd.mock.calls, left.source$.observed]).toEqual([[], false]);
  });
});
