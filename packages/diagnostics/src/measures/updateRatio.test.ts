import { arraySnapshot, every, fold, keepLast, torchGenerator } from '@weir/core';
import { from, share } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { meanAndStd } from '../testing/bruteForce.ts';
import { deepTanh } from '../testing/deepTanh.ts';
import { goldenDiagnostics } from '../testing/golden.ts';
import { measureOne } from '../testing/measure.ts';
import { saturation } from './saturation.ts';
import type { Saturation } from './saturation.ts';
import { ratioHistory, updateRatio } from './updateRatio.ts';
import type { UpdateRatios } from './updateRatio.ts';

const { updateRatio: golden } = goldenDiagnostics();
const weight = (data: ArrayLike<number>, update: ArrayLike<number>, shape: readonly number[]) => ({
  name: '0.linear.weight',
  data: { values: data, shape },
  update: { values: update, shape },
});
const ratiosOf = (...parameters: readonly ReturnType<typeof weight>[]) =>
  measureOne(updateRatio(), arraySnapshot({ parameters })).ratios;

describe('updateRatio', () => {
  it('is PyTorch’s (lr · grad).std() / data.std(), as log₁₀', () => {
    const { weight: data, grad, lr, log10UpdateToData } = golden;
    const update = grad.data.map((g) => lr * g);
    expect(ratiosOf(weight(data.data, update, data.shape))[0]?.log10).toBeCloseTo(log10UpdateToData, 5);
  });

  it('agrees with brute force on random arrays', () => {
    const rng = torchGenerator(5);
    const [data, update] = [rng.normal(1, 0.3, [12, 7]), rng.normal(0.1, 0.002, [12, 7])];
    const expected = Math.log10(meanAndStd(update).std / meanAndStd(data).std);
    expect(ratiosOf(weight(data, update, [12, 7]))[0]?.log10).toBeCloseTo(expected, 6);
  });

  it('is of weights alone, not of biases', () => {
    expect(ratiosOf(weight([1, 2], [0.1, 0.2], [2]))).toEqual([]);
  });

  it('leaves out what did not move', () => {
    expect(ratiosOf(weight([1, 2], [0, 0], [1, 2]))).toEqual([]);
  });

  it('is by size of a single weight', () => {
    expect(ratiosOf(weight([2], [-0.002], [1, 1]))[0]?.log10).toBeCloseTo(-3, 5);
  });
});

describe('the pipelines that the design shows', () => {
  const snapshots$ = from(Array.from({ length: 30 }, (_, step) => deepTanh({ step, seed: step, depth: 1 })));

  it('fold the update ratios into a bounded history', () => {
    const states: { readonly entries: readonly UpdateRatios[] }[] = [];
    snapshots$
      .pipe(share(), updateRatio(), fold(ratioHistory, keepLast(10)))
      .subscribe((state) => states.push(state));
    expect(states).toHaveLength(30);
    expect(states[4]?.entries.map(({ step }) => step)).toEqual([0, 1, 2, 3, 4]);
    expect(states.at(-1)?.entries.map(({ step }) => step)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29]);
    expect(states.at(-1)?.entries[0]?.ratios[0]?.name).toBe('0.linear.weight');
  });

  it('draw the saturation every so many steps', () => {
    const drawn: Saturation[] = [];
    snapshots$.pipe(share(), every(10), saturation()).subscribe((value) => drawn.push(value));
    expect(drawn.map(({ step }) => step)).toEqual([0, 10, 20]);
  });
});
