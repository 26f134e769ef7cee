import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Stopwatch } from './stopwatch.ts';

describe('Stopwatch', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('counts the seconds between start and stop, over several of them', () => {
    const watch = new Stopwatch();
    vi.advanceTimersByTime(5000);
    watch.start();
    vi.advanceTimersByTime(1000);
    watch.stop();
    vi.advanceTimersByTime(7000);
    watch.start();
    vi.advanceTimersByTime(500);
    expect(watch.seconds).toBeCloseTo(1.5, 9);
  });

  it('goes on undisturbed when started twice, and stands still when stopped twice', () => {
    const watch = new Stopwatch();
    watch.start();
    vi.advanceTimersByTime(1000);
    watch.start();
    vi.advanceTimersByTime(1000);
    watch.stop();
    watch.stop();
    expect(watch.seconds).toBeCloseTo(2, 9);
  });
});
