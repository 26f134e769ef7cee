import { torchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { ones } from '../initializers/constant.ts';
import { onCpu } from '../testing/onCpu.ts';
import { runStep } from '../training/minibatches.ts';
import { activationLayer } from './activationLayer.ts';
import { backThroughChain, composedChain, runChain } from './composedChain.ts';
import { linear } from './linear.ts';

beforeAll(onCpu);

const rng = torchGenerator(1);
const layers = () => [
  linear(2, 3, { rng, init: ones }),
  activationLayer('leak', 'leakyRelu', { alpha: 0.5 }),
];

describe('layers one after the other', () => {
  it('run forward, and gradients back, the first of no input', () => {
    const chain = layers();
    runStep(currentDevice(), 0, (scope) => {
      const x = scope.upload(Float32Array.of(1, -3), [1, 2]);
      const entries = runChain(chain, x, scope, false);
      const read = (tensor = entries.at(-1)?.output) => tensor && Array.from(scope.device.read(tensor));
      expect(read()).toEqual([-1, -1, -1]); // half of 1 − 3
      expect(
        backThroughChain(entries, scope.upload(Float32Array.of(2, 0, 4), [1, 3]), scope),
      ).toBeUndefined();
      expect(read(entries[0]?.parameterGrads[0])).toEqual([1, 0, 2, -3, 0, -6]);
      expect(read(entries[0]?.parameterGrads[1])).toEqual([1, 0, 2]);
    });
    for (const { parameters } of chain) for (const parameter of parameters) parameter.rest();
  });

  it('that are none pass their input on', () => {
    runStep(currentDevice(), 0, (scope) => {
      const x = scope.upload(Float32Array.of(1, -3), [1, 2]);
      const { output, inner, backward } = composedChain([], x, scope, true);
      expect([output, inner]).toEqual([x, []]);
      expect(backward(x, scope)).toBe(x);
    });
  });
});
