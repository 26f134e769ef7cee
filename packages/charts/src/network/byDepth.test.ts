import { expect, it } from 'vitest';
import { byDepth, depthOrder } from './byDepth.ts';
import { layerOf } from './layerOf.ts';

it('layers stand in network order, composites ahead of what is in them', () => {
  const names = [
    '11.tanh',
    '4.residual.1.relu',
    '9.tanh',
    '4.residual',
    '4.residual.0.conv2d.weight',
    '3.relu',
  ];
  for (const order of [byDepth, depthOrder()])
    expect([...names].sort(order)).toEqual([
      '3.relu',
      '4.residual',
      '4.residual.0.conv2d.weight',
      '4.residual.1.relu',
      '9.tanh',
      '11.tanh',
    ]);
});

it('names that have no place keep their order', () => {
  expect(['dense', 'conv', 'out'].sort(byDepth)).toEqual(['dense', 'conv', 'out']);
});

it('a parameter belongs to the layer that it is named after', () => {
  expect(layerOf('2.linear.weight')).toBe('2.linear');
  expect(layerOf('4.residual.1.batchNorm.gamma')).toBe('4.residual.1.batchNorm');
  expect(layerOf('kernel')).toBe('kernel');
});
