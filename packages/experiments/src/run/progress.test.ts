import { RunState, arraySnapshot } from '@weir/core';
import type { RunProgress, Snapshot } from '@weir/core';
import { EMPTY, NEVER, Subject, from } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import { progress } from './progress.ts';

const snapshot = (step: number) => arraySnapshot({ step, loss: step / 10, learningRate: 0.1 });
const event = (from: number, ...losses: readonly number[]): RunProgress => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: 7,
});
const [a, b, c, d] = [0, 1, 2, 3].map(snapshot);
const snapshots = { a, b, c, d } as Record<string, Snapshot>; // four were made of four steps
const run = (test: Parameters<TestScheduler['run']>[0]) =>
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(test);

describe('progress', () => {
  it('has the first loss at once, then so many together, and what is left at the end', () => {
    run(({ cold, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-c-d-|', snapshots);
      expectObservable(source$.pipe(progress(2, () => 7, NEVER))).toBe('-x---y---(z|)', {
        x: event(0, 0),
        y: event(1, 0.1, 0.2),
        z: event(3, 0.3),
      });
      expectSubscriptions(source$.subscriptions).toBe('^--------!');
    });
  });

  it('parts a logged step from those of other rates, and no others', () => {
    const rates = [0.1, 0.1, 0.1, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.8, 0.8];
    const events: RunProgress[] = [];
    from(rates.map((learningRate, step) => arraySnapshot({ step, loss: 1, learningRate })))
      .pipe(progress(20, () => 7, NEVER, 4))
      .subscribe((event) => events.push(event));
    expect(events.map(({ from, losses, learningRate }) => [from, losses.length, learningRate])).toEqual([
      [0, 1, 0.1],
      [1, 4, 0.4],
      [5, 6, 0.8],
    ]);
    for (const { from, losses, learningRate } of events)
      for (const step of [0, 4, 8])
        if (step >= from && step < from + losses.length) expect(learningRate).toBe(rates[step]);
  });

  it('flushes where the run pauses', () => {
    run(({ cold, hot, expectObservable }) => {
      const paused$ = hot('----p----');
      expectObservable(cold('-a-b------|', snapshots).pipe(progress(20, () => 7, paused$))).toBe(
        '-x--y-----|',
        {
          x: event(0, 0),
          y: event(1, 0.1),
        },
      );
    });
  });

  it('flushes ahead of the source’s error, which it passes on', () => {
    run(({ cold, expectObservable }) => {
      expectObservable(cold('-a-b-#', snapshots).pipe(progress(20, () => 7, EMPTY))).toBe('-x---(y#)', {
        x: event(0, 0),
        y: event(1, 0.1),
      });
    });
  });

  it('stops source and pauses when unsubscribed', () => {
    run(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const source$ = cold('-a-b-c', snapshots);
      const paused$ = hot('------');
      expectObservable(source$.pipe(progress(20, () => 7, paused$)), '^--!').toBe('-x--', { x: event(0, 0) });
      expectSubscriptions(source$.subscriptions).toBe('^--!');
      expectSubscriptions(paused$.subscriptions).toBe('^--!');
    });
  });

  it('goes on from a checkpoint with the losses that it had gathered', () => {
    const state = new RunState();
    const source$ = new Subject<Snapshot>();
    state.within(() => source$.pipe(progress(3, () => 7, NEVER)).subscribe());
    for (const step of [0, 1, 2]) source$.next(snapshot(step));
    const events: RunProgress[] = [];
    new RunState(structuredClone(state.save())).within(() =>
      from([snapshot(3)])
        .pipe(progress(3, () => 7, NEVER))
        .subscribe((event) => events.push(event)),
    );
    expect(events).toEqual([event(1, 0.1, 0.2, 0.3)]);
  });
});
