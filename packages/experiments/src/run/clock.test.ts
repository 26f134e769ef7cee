import { RunState } from '@weir/core';
import type { Budget } from '@weir/diagnostics';
import type { Control } from '@weir/nn';
import { Subject } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Clock } from './clock.ts';

/** What a clock listens to, by hand. */
function commands() {
  const idle$ = new Subject<void>();
  const held$ = new Subject<boolean>();
  const waits$ = new Subject<void>();
  const applied$ = new Subject<{ readonly command: { readonly type: string } }>();
  const all = { idle$, held$, waits$, applied$ };
  return { ...all, control: all as unknown as Control }; // all that a clock asks of one
}

const clockOf = (control: Control, budget?: Budget, state = new RunState()) =>
  state.within(() => new Clock(control, budget));

describe('Clock', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('leaves out work that is no training, also where it throws, and tells the budget', () => {
    let pauses = 0;
    const budget = { pause: () => pauses++ } as unknown as Budget; // all that a clock asks of one
    const clock = clockOf(commands().control, budget);
    clock.start();
    vi.advanceTimersByTime(1000);
    const result = clock.without(() => {
      vi.advanceTimersByTime(9000);
      return 'evaluated';
    });
    expect(result).toBe('evaluated');
    expect(pauses).toBe(2);
    expect(() =>
      clock.without(() => {
        vi.advanceTimersByTime(9000);
        throw new Error('no evaluation');
      }),
    ).toThrow('no evaluation');
    vi.advanceTimersByTime(1000);
    expect(clock.seconds).toBeCloseTo(2, 9);
  });

  it('stands still while the run is paused, and emits nothing', () => {
    const { control, idle$, applied$, held$ } = commands();
    const clock = clockOf(control);
    const emitted: unknown[] = [];
    const pauses = clock.pauses$.subscribe((value) => emitted.push(value));
    clock.start();
    vi.advanceTimersByTime(1000);
    idle$.next();
    vi.advanceTimersByTime(8000);
    applied$.next({ command: { type: 'learningRate' } }); // does not let it go on
    vi.advanceTimersByTime(8000);
    applied$.next({ command: { type: 'resume' } });
    vi.advanceTimersByTime(1000);
    held$.next(true);
    vi.advanceTimersByTime(8000);
    held$.next(false);
    vi.advanceTimersByTime(1000);
    expect(clock.seconds).toBeCloseTo(3, 9);
    expect(emitted).toEqual([]);
    pauses.unsubscribe();
    expect([idle$, applied$, held$].map(({ observed }) => observed)).toEqual([false, false, false]);
  });

  it('goes on while a run waits to be no faster than it may, which is no training to a budget', () => {
    const { control, waits$, applied$, idle$ } = commands();
    const pause = vi.fn();
    const clock = clockOf(control, { pause } as unknown as Budget); // all that a clock asks of one
    const pauses = clock.pauses$.subscribe();
    clock.start();
    waits$.next();
    vi.advanceTimersByTime(2000);
    expect([clock.seconds, pause.mock.calls.length]).toEqual([2, 1]);
    idle$.next();
    vi.advanceTimersByTime(5000);
    applied$.next({ command: { type: 'runTo' } });
    vi.advanceTimersByTime(1000);
    expect(clock.seconds).toBeCloseTo(3, 9);
    pauses.unsubscribe();
    expect(waits$.observed).toBe(false);
  });

  it.each(['resume', 'step', 'runTo'])('goes on with a command to %s, of a run without a budget', (type) => {
    const { control, idle$, applied$, waits$ } = commands();
    const clock = clockOf(control);
    const pauses = clock.pauses$.subscribe();
    clock.start();
    idle$.next();
    vi.advanceTimersByTime(5000);
    applied$.next({ command: { type } });
    waits$.next();
    vi.advanceTimersByTime(1000);
    expect(clock.without(() => clock.seconds)).toBeCloseTo(1, 9);
    pauses.unsubscribe();
  });

  it('goes on from the seconds of the processes before', () => {
    const { control } = commands();
    const state = new RunState();
    const clock = clockOf(control, undefined, state);
    clock.start();
    vi.advanceTimersByTime(4000);
    expect(state.save()).toEqual({ seconds: 4 }); // as checkpoints of all versions have it
    const resumed = clockOf(control, undefined, new RunState(structuredClone(state.save())));
    resumed.start();
    vi.advanceTimersByTime(1000);
    expect(resumed.seconds).toBeCloseTo(5, 9);
  });
});
