import { expect, it } from 'vitest';
import { weightsIn } from './weightsIn.ts';

it('are as the page writes them, or the command line, or none', () => {
  const weights = { file: 'w.safetensors', names: { a: 'b' } };
  expect(weightsIn({ weights })).toEqual(weights);
  expect(weightsIn({ weights: '/home/w.safetensors', weightsLayout: 'torch' })).toEqual({
    file: '/home/w.safetensors',
    layout: 'torch',
  });
  expect(weightsIn({ weights: { file: 3 } })).toBeUndefined();
  expect(weightsIn({})).toBeUndefined();
});
