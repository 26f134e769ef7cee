import { torchGenerator } from '@weir/core';
import { expect, it } from 'vitest';
import { batchNorm } from '../layers/batchNorm.ts';
import { linear } from '../layers/linear.ts';
import { residual } from '../layers/residual.ts';
import { sequential } from '../layers/sequential.ts';
import { tanh } from '../layers/tanh.ts';
import { namedLayers } from './namedLayers.ts';

const rng = torchGenerator(1);

it('names layers as snapshots do, composites and what is in them', () => {
  const network = sequential(
    linear(4, 4, { rng }),
    residual([linear(4, 4, { rng }), batchNorm(4, { affine: false })]),
    tanh(),
  );
  const names = [...namedLayers(network).keys()];
  expect(names).toContain('0.linear');
  expect(names).toContain('2.tanh');
  expect(names.filter((name) => name.endsWith('batchNorm'))).toHaveLength(1);
  expect(names.find((name) => name.endsWith('batchNorm'))).toMatch(/^1\.residual\..*1\.batchNorm$/);
});

it('names a network of one layer', () => {
  expect([...namedLayers(linear(2, 2, { rng })).keys()]).toEqual(['0.linear']);
});
