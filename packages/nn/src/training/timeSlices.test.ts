import { describe, expect, it } from 'vitest';
import { timeSlices } from './timeSlices.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 10));

/** A loop of so many turns, and what it did. */
function loop(turns: readonly ('more' | 'wait' | 'done' | 'throw')[], slice = 12) {
  const seen: number[] = [];
  const errors: unknown[] = [];
  let wake = (): void => {};
  const stop = timeSlices({
    slice,
    done: () => false,
    turn() {
      const turn = turns[seen.length] ?? 'done';
      seen.push(seen.length);
      if (turn === 'throw') throw new Error('no more');
      return turn;
    },
    onWake(callback) {
      wake = callback;
      return undefined;
    },
    failed: (error) => errors.push(error),
  });
  return { seen, errors, stop, wake: () => wake() };
}

describe('a loop in time slices', () => {
  it('begins once the calling code has run to its end', async () => {
    const { seen } = loop(['more', 'done']);
    expect(seen).toEqual([]);
    await Promise.resolve();
    expect(seen).toEqual([0, 1]);
  });

  it('lets the event loop have its turn after each slice', async () => {
    const { seen } = loop(['more', 'more', 'done'], 0);
    await Promise.resolve();
    expect(seen).toEqual([0]);
    await soon();
    expect(seen).toEqual([0, 1, 2]);
  });

  it('waits until it is woken, and is woken once', async () => {
    const { seen, wake } = loop(['wait', 'wait', 'done']);
    await soon();
    expect(seen).toEqual([0]);
    wake();
    wake();
    await soon();
    expect(seen).toEqual([0, 1]);
  });

  it('hands on what a turn throws, and ends', async () => {
    const { seen, errors } = loop(['more', 'throw', 'more']);
    await soon();
    expect(seen).toEqual([0, 1]);
    expect(errors).toEqual([new Error('no more')]);
  });

  it('does nothing more once it is stopped', async () => {
    const { seen, stop, wake } = loop(['wait', 'more']);
    await soon();
    stop();
    wake();
    await soon();
    expect(seen).toEqual([0]);
  });
});
