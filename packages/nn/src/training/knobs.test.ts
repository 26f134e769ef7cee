import type { RunCommand } from '@weir/core';
import { expect, it } from 'vitest';
import { turned } from './knobs.ts';

const after = (...commands: readonly RunCommand[]) => commands.reduce(turned, {});

it('hold the latest value of each', () => {
  expect(
    after(
      { type: 'learningRate', value: 0.1 },
      { type: 'momentum', value: 0.9 },
      { type: 'batchSize', value: 8 },
      { type: 'pause' },
      { type: 'learningRate', value: 0.2 },
      { type: 'batchSize', value: 64 },
    ),
  ).toEqual({ learningRate: 0.2, momentum: 0.9, batchSize: 64 });
});

it('of one batchNorm hold for it alone, of all for all, also those set before', () => {
  const one: RunCommand = { type: 'batchNormMomentum', value: 0.5, layer: '3.batchNorm' };
  const all: RunCommand = { type: 'batchNormMomentum', value: 0.01 };
  expect(after(all, one)).toEqual({ batchNormMomentum: { '': 0.01, '3.batchNorm': 0.5 } });
  expect(after(one, all)).toEqual({ batchNormMomentum: { '': 0.01 } });
});
