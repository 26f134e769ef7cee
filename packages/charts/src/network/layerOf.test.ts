import { expect, it } from 'vitest';
import { layerOf } from './layerOf.ts';

it('a parameter belongs to the layer that it is named after', () => {
  expect(layerOf('2.linear.weight')).toBe('2.linear');
  expect(layerOf('4.residual.1.batchNorm.gamma')).toBe('4.residual.1.batchNorm');
  expect(layerOf('kernel')).toBe('kernel');
});
