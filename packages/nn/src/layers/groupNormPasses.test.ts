import type { TensorInfo } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import type { StepScope } from '../signals/stepScope.ts';
import { GainAndShift } from './gainAndShift.ts';
import { groupNormPasses } from './groupNormPasses.ts';

const tensor = (name: string): TensorInfo => ({ dataId: { name }, shape: [2, 4], dtype: 'float32' });

it('run the kernel on the input, and its gradient on the moments that the forward pass kept', () => {
  const runs: unknown[] = [];
  const made = [tensor('first'), tensor('second'), tensor('third')] as const;
  const run = ({ name }: { readonly name: string }, inputs: object, attrs: object) => {
    runs.push([name, inputs, attrs]);
    return made;
  };
  const scope = { run } as unknown as StepScope; // all that passes without a gain need of one
  const attrs = { groups: 2, eps: 1e-5 };
  const passes = groupNormPasses(new GainAndShift(4, { affine: false }), attrs);
  const [x, dy] = [tensor('x'), tensor('dy')];
  const kept = passes.forward(x, scope);
  const [output, mean, variance] = made;
  expect(kept).toBe(made);
  expect(passes.backward(dy, { input: x, output, kept, wantsInputGrad: true }, scope)).toEqual({
    input: output,
    parameters: [mean, variance],
  });
  expect(runs).toEqual([
    ['WeirGroupNorm', { x }, attrs],
    ['WeirGroupNormGrad', { dy, x, mean, variance }, attrs],
  ]);
});
