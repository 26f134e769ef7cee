import { arraySnapshot } from '@weir/core';
import { describe, expect, it, test } from 'vitest';
import { sigmoidFlat } from '../../flatness/flatUnits.ts';
import { flatUnitNotes, slower, startedOpen } from './flatUnitNotes.ts';

describe('flatUnitNotes', () => {
  it.each([
    ['relu', 'at 0'],
    ['elu', 'at 99 % of the way to the floor'],
    ['tanh', 'with |h| > 0.99'],
    ['sigmoid', `with h < ${sigmoidFlat[0]} or h > ${sigmoidFlat[1]}`],
    ['mine', 'beyond 99 %'],
  ])('say of %s that units are flat %s', (kind, flat) => {
    expect(flatUnitNotes(kind, false).flat).toBe(flat);
  });

  it('propose a slope in place of a floor, and smaller weights where there is none', () => {
    const [relu, tanh] = [flatUnitNotes('relu', false), flatUnitNotes('tanh', false)];
    expect(relu.fromStart).toMatch(/^Start biases above 0 .*batchNorm.*leakyRelu/);
    expect(relu.later).toMatch(/^Lower the learning rate to a third.*leakyRelu/);
    expect(tanh.fromStart).toMatch(/^Start the weights before it smaller/);
    expect(tanh.later).toBe(`Lower the learning rate. ${tanh.fromStart}`);
  });

  it('propose of a norm ahead what it has, and no second one', () => {
    for (const kind of ['relu', 'tanh']) {
      const { fromStart, later } = flatUnitNotes(kind, true);
      expect(fromStart).toMatch(/^Start the norm's (beta|gamma)/);
      expect(fromStart + later).not.toContain('batchNorm');
    }
  });
});

describe('startedOpen', () => {
  const snapshot = arraySnapshot({
    layers: [
      { kind: 'linear', output: { values: [1, 2] } },
      { kind: 'relu', output: { values: [1, 2] } },
    ],
    parameters: [
      { name: '0.linear.weight', fanIn: 3, data: { values: [1, 2, 3, 4, 5, 6], shape: [3, 2] } },
      { name: '0.linear.bias', data: { values: [0, 0] } },
    ],
  });

  it('lifts the biases ahead of a floor', () => {
    expect(startedOpen(snapshot, '1.relu', 'relu', false)).toMatchObject([
      { layer: '0.linear', option: 'biasInit', value: 0.1 },
    ]);
  });

  it('starts the weights ahead of what is flat at both ends at random, of a size that keeps it open', () => {
    expect(startedOpen(snapshot, '1.relu', 'tanh', false)).toMatchObject([{ layer: '0.linear' }]);
  });

  it('behind a norm takes another activation, or says nothing that it would hide', () => {
    expect(startedOpen(snapshot, '1.relu', 'relu', true)).toEqual([
      { layer: '1.relu', option: 'type', value: 'leakyRelu' },
    ]);
    expect(startedOpen(snapshot, '1.relu', 'tanh', true)).toEqual([]);
  });
});

test('slower is a third of the rate, and nothing where that is not known', () => {
  expect(slower(0.3)).toMatchObject([{ option: 'learningRate', from: 0.3 }]);
  expect(slower(0.3)[0]?.value).toBeCloseTo(0.1);
  expect([slower(undefined), slower(0)]).toEqual([[], []]);
});
