import { RunState, arraySnapshot } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { measure } from '../testing/measure.ts';
import { inputShift } from './inputShift.ts';
import type { InputShift } from './inputShift.ts';

/** A layer of two inputs with these means, each ± its spread. */
const at = (step: number, means: readonly [number, number], spread = 1, kind = 'linear') => {
  const values = means.map((mean) => mean - spread).concat(means.map((mean) => mean + spread));
  const output = { values: [0], shape: [1, 1] };
  return arraySnapshot({ step, layers: [{ kind, input: { values, shape: [2, 2] }, output }] });
};
const std = Math.SQRT2; // of −1 and 1, over N − 1

describe('inputShift', () => {
  it('tells how far the units’ means went from where they began, in units of their first std', () => {
    const snapshots = [at(0, [0, 0]), at(1, [1, -1]), at(2, [0, 0])];
    const shifts = measure(inputShift({ over: 1 }), ...snapshots).map(({ layers }) => layers[0]);
    expect(shifts.map((shift) => shift?.moved)).toEqual([0, expect.closeTo(1 / std, 12), 0]);
    expect(shifts.map((shift) => shift?.path)).toEqual([
      0,
      expect.closeTo(1 / std, 12),
      expect.closeTo(2 / std, 12),
    ]);
    expect(shifts[1]?.mean).toBe(0); // which hides that both units have moved
    expect(shifts[1]?.std).toBeCloseTo(Math.sqrt(8 / 3), 12);
  });

  it('averages over as many snapshots as it is told before it compares', () => {
    const noisy = Array.from({ length: 8 }, (_, step) => at(step, step % 2 ? [1, 1] : [-1, -1]));
    const shifts = measure(inputShift({ over: 4 }), ...noisy);
    expect(shifts.at(-1)?.layers[0]).toMatchObject({ moved: 0, path: 0, rescaled: 0 });
  });

  it('is the root mean square over the units', () => {
    const [, after] = measure(inputShift({ over: 1 }), at(0, [0, 0]), at(1, [3, 4]));
    expect(after?.layers[0]?.moved).toBeCloseTo(Math.sqrt((9 + 16) / 2) / std, 12);
  });

  it('compares windows, and holds what it found until the next is whole', () => {
    const means = [0, 2, 4, 6, 1, 1];
    const shifts = measure(inputShift({ over: 2 }), ...means.map((mean, step) => at(step, [mean, mean])));
    // Windows around 1, 5 and 1.
    const wanted = [0, 0, 0, 4 / std, 4 / std, 0];
    shifts.forEach(({ layers }, step) => expect(layers[0]?.moved).toBeCloseTo(wanted[step] ?? NaN, 12));
    expect(shifts.at(-1)?.layers[0]?.path).toBeCloseTo(8 / std, 12);
  });

  it('takes 25 snapshots for a window where nothing is said', () => {
    const shifts = measure(inputShift(), ...Array.from({ length: 50 }, (_, step) => at(step, [step, step])));
    expect(shifts.findIndex(({ layers }) => (layers[0]?.moved ?? 0) > 0)).toBe(49);
    expect(shifts.at(-1)?.layers[0]?.moved).toBeCloseTo(25 / std, 12);
  });

  it('counts a std that shrinks as one that grows', () => {
    const [, after] = measure(inputShift({ over: 1 }), at(0, [0, 3], 4), at(1, [0, 3]));
    expect(after?.layers[0]?.rescaled).toBeCloseTo(2, 12);
  });

  it('goes on from a checkpoint as if there had been none', () => {
    const snapshots = Array.from({ length: 7 }, (_, step) => at(step, [step, step ** 2], 1 + step));
    const measuring = (state: RunState) => {
      const seen: InputShift[] = [];
      const source$ = new Subject<Snapshot>();
      state.within(() => source$.pipe(inputShift({ over: 2 })).subscribe((shift) => seen.push(shift)));
      return { seen, next: (snapshot: Snapshot) => source$.next(snapshot) };
    };
    const state = new RunState();
    const whole = measuring(state);
    const saved = snapshots.map((snapshot) => {
      whole.next(snapshot);
      return state.save(); // what the run goes on to gather changes nothing of it
    });
    saved.forEach((checkpoint, at) => {
      const rest = measuring(new RunState(checkpoint));
      snapshots.slice(at + 1).forEach(rest.next);
      expect(rest.seen).toEqual(whole.seen.slice(at + 1));
    });
  });

  it('looks at convolutions too', () => {
    expect(measure(inputShift(), at(0, [0, 0], 1, 'conv2d'))[0]?.layers).toHaveLength(1);
    expect(measure(inputShift({ layers: [0] }), at(0, [0, 0], 1, 'tanh'))[0]?.layers).toHaveLength(1);
  });

  it('tells how many times the stds have changed, as a power of two', () => {
    const [, after] = measure(inputShift({ over: 1 }), at(0, [0, 3]), at(1, [0, 3], 4));
    expect(after?.layers[0]?.rescaled).toBeCloseTo(2, 12);
  });

  it('leaves out units that never vary, and layers whose input is not known', () => {
    const [, after] = measure(inputShift({ over: 1 }), at(0, [0, 0], 0), at(1, [5, 5], 0));
    expect(after?.layers[0]).toMatchObject({ moved: 0, rescaled: 0 });
    const output = { values: [0] };
    const unknown = arraySnapshot({ layers: [{ kind: 'linear', output }] });
    expect(measure(inputShift(), unknown)).toEqual([{ step: 0, layers: [] }]);
  });

  it('looks at other layers where it is told to', () => {
    expect(measure(inputShift(), at(0, [0, 0], 1, 'tanh'))[0]?.layers).toEqual([]);
    expect(measure(inputShift({ kinds: ['tanh'] }), at(0, [0, 0], 1, 'tanh'))[0]?.layers).toHaveLength(1);
  });

  it('refuses a window of 0', () => {
    expect(() => inputShift({ over: 0 })).toThrow(
      'inputShift: over must be a positive integer, got 0; 25 is the default',
    );
    expect(() => inputShift({ over: 1.5 })).toThrow(RangeError);
  });
});
