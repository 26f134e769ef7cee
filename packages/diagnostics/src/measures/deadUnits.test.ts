import { arraySnapshot } from '@weir/core';
import type { PlainLayer, Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../testing/bruteForce.ts';
import { goldenDiagnostics } from '../testing/golden.ts';
import { measure, measureOne } from '../testing/measure.ts';
import { deadUnits } from './deadUnits.ts';

const golden = goldenDiagnostics();

const of = (kind: string, values: readonly number[], shape: readonly number[], alpha?: number): Snapshot => {
  const layer: PlainLayer = { kind, output: { values, shape }, ...(alpha === undefined ? {} : { alpha }) };
  return arraySnapshot({ layers: [layer] });
};
const deadOf = (snapshot: Snapshot) => measureOne(deadUnits(), snapshot).layers[0]?.dead;

describe('deadUnits', () => {
  it('finds PyTorch’s dead tanh units', () => {
    const { pre, dead } = golden.deadTanh;
    expect(deadOf(of('tanh', pre.data.map(Math.tanh), pre.shape))).toEqual(dead);
  });

  it('finds PyTorch’s dead relu units', () => {
    const { pre, dead } = golden.deadRelu;
    const values = pre.data.map((x) => Math.max(0, x));
    expect(deadOf(of('relu', values, pre.shape))).toEqual(dead);
    const byHand = columnsOf(values, 40).flatMap((column, unit) =>
      column.every((h) => h <= 0) ? [unit] : [],
    );
    expect(byHand).toEqual(dead);
  });

  it('takes a sigmoid for dead that is in either tail for every example', () => {
    expect(deadOf(of('sigmoid', [0.995, 0.001, 0.5, 0.005, 0.002, 0.99999], [2, 3]))).toEqual([0, 1]);
  });

  it('takes an elu for dead at its own floor', () => {
    const values = [-0.999, -0.98, 1, -0.995, -0.999, -1];
    expect(deadOf(of('elu', values, [2, 3]))).toEqual([0]);
    expect(
      deadOf(
        of(
          'elu',
          values.map((h) => 2 * h),
          [2, 3],
          2,
        ),
      ),
    ).toEqual([0]);
    expect(deadOf(of('elu', values, [2, 3], 2))).toEqual([]);
  });

  it.each(['leakyRelu', 'gelu', 'linear'])('never takes a %s for dead', (kind) => {
    const snapshot = of(kind, [-5, -5, -5, -5], [2, 2]);
    expect(measureOne(deadUnits({ kinds: [kind] }), snapshot).layers).toEqual([]);
  });

  it('takes a channel of a convolution over all positions', () => {
    expect(deadOf(of('relu', [0, 1, 0, 0, 0, 0, 0, 2], [1, 2, 2, 2]))).toEqual([0]);
  });

  it('over several batches, counts the units flat in all of them', () => {
    const batches = [
      [0, 0, 1],
      [0, 1, 0],
      [0, 0, 0],
    ].map((values) => of('relu', values, [1, 3]));
    const dead = measure(deadUnits({ over: 2 }), ...batches).map(({ layers }) => layers[0]?.dead);
    expect(dead).toEqual([[], [0], [0, 2]]);
  });

  it('counts for each layer by itself', () => {
    const batches = [
      [0, 1],
      [0, 0],
    ].map(([one = 0, other = 0]) =>
      arraySnapshot({
        layers: [one, other].map((value) => ({ kind: 'relu', output: { values: [value], shape: [1, 1] } })),
      }),
    );
    const last = measure(deadUnits({ over: 2 }), ...batches).at(-1);
    expect(last?.layers.map(({ name, dead }) => [name, dead])).toEqual([
      ['0.relu', [0]],
      ['1.relu', []],
    ]);
  });

  it.each([0, 1.5])('refuses a window of %d batches', (over) => {
    expect(() => deadUnits({ over })).toThrow('deadUnits: over must be a positive integer');
  });
});
