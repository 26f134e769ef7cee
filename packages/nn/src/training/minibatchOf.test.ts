import { currentDevice } from '@weir/kernels';
import { beforeAll, expect, it } from 'vitest';
import { onCpu } from '../testing/onCpu.ts';
import { minibatchOf, minibatchOfRange } from './minibatchOf.ts';
import { runStep } from './minibatches.ts';

beforeAll(onCpu);

const examples = {
  inputs: Float32Array.of(1, 2, 3, 4, 5, 6),
  inputShape: [2],
  targets: Int32Array.of(7, 8, 9),
  targetShape: [],
  targetKind: 'classes',
  size: 3,
} as const;

it.each([
  ['of indices, in their order and as often', [2, 0, 2], [5, 6, 1, 2, 5, 6], [9, 7, 9]],
  ['of one', [1], [3, 4], [8]],
])('a minibatch %s', (_name, indices, inputs, targets) => {
  runStep(currentDevice(), 4, (scope) => {
    const minibatch = minibatchOf(examples, indices, scope);
    expect(minibatch).toMatchObject({ step: 4, size: indices.length, targetKind: 'classes' });
    expect([minibatch.inputs.shape, minibatch.targets.shape]).toEqual([
      [indices.length, 2],
      [indices.length],
    ]);
    expect(Array.from(scope.device.read(minibatch.inputs))).toEqual(inputs);
    expect(Array.from(scope.device.read(minibatch.targets))).toEqual(targets);
  });
});

it('a minibatch of neighbours is that of their indices', () => {
  runStep(currentDevice(), 0, (scope) => {
    const [range, picked] = [minibatchOfRange(examples, 1, 3, scope), minibatchOf(examples, [1, 2], scope)];
    for (const part of ['inputs', 'targets'] as const) {
      expect(range[part].shape).toEqual(picked[part].shape);
      expect(Array.from(scope.device.read(range[part]))).toEqual(Array.from(scope.device.read(picked[part])));
    }
  });
});
