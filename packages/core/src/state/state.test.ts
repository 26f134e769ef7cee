import { Observable, of, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { keeping } from './keeping.ts';
import { kept } from './kept.ts';
import { RunState } from './runState.ts';
import { scanState } from './scanState.ts';
import { stateRoom } from './stateRoom.ts';

describe('keeping', () => {
  const counter = (start = 0) => {
    let count = start;
    return { save: () => count, restore: (saved: number) => void (count = saved), add: () => ++count };
  };

  it('gives back the accumulator, restored at once where there is something to restore', () => {
    const own = counter();
    expect(new RunState({ count: 41 }).within(() => keeping('count', own))).toBe(own);
    expect(own.add()).toBe(42);
  });

  it('saves what the accumulator has come to', () => {
    const state = new RunState();
    const own = state.within(() => keeping('count', counter(7)));
    own.add();
    expect(state.names).toEqual(['count']);
    expect(state.peek('count')).toBe(8);
    expect(state.peek('nothing')).toBeUndefined();
  });

  it('does nothing outside a run', () => {
    const own = counter(3);
    expect(keeping('count', own)).toBe(own);
    expect(own.save()).toBe(3);
  });
});

describe('kept', () => {
  it('starts from the initial value and is saved with what was put in its place', () => {
    const state = new RunState();
    const best = state.within(() => kept('best', { loss: 3 }));
    expect(best.value).toEqual({ loss: 3 });
    best.value = { loss: 2 };
    expect(state.save()).toEqual({ best: { loss: 2 } });
  });

  it('starts from what was saved, null included', () => {
    expect(new RunState({ best: null }).within(() => kept<number | null>('best', 1)).value).toBeNull();
  });
});

describe('scanState', () => {
  it('emits the result of each step, from the initial state', () => {
    const seen: (readonly number[])[] = [];
    of(1, 2, 3)
      .pipe(
        scanState([0], (sums: readonly number[], value: number) => {
          const next = [...sums, (sums.at(-1) ?? 0) + value];
          return [next, next.length];
        }),
        toArray(),
      )
      .subscribe((lengths) => seen.push(lengths));
    expect(seen).toEqual([[2, 3, 4]]);
  });

  it('sends what a step throws down the stream', () => {
    const errors: unknown[] = [];
    of(1)
      .pipe(
        scanState(0, () => {
          throw new Error('no step');
        }),
      )
      .subscribe({ error: (error) => errors.push(error) });
    expect(errors).toEqual([new Error('no step')]);
  });
});

describe('stateRoom', () => {
  it('is an ordinary place where there is no run', () => {
    const room = stateRoom('room');
    expect(room.within(() => kept('x', 1)).value).toBe(1);
    expect(() => room.clear()).not.toThrow();
  });

  it('keeps what is subscribed to within it later, when nothing else is', () => {
    const state = new RunState();
    const room = state.within(() => stateRoom('loss'));
    const sums$ = new Observable<number>((subscriber) => {
      const sum = kept('sum', 5);
      sum.value += 1;
      subscriber.next(sum.value);
    });
    room.within(() => sums$.subscribe());
    expect(state.save()).toEqual({ 'loss/sum': 6 });
  });
});
