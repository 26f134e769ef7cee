import { describe, expect, it } from 'vitest';
import { changes } from '../../testing/changes.ts';
import { network } from '../../testing/network.ts';
import { batchNormBatchSizeRule } from './batchNormBatchSizeRule.ts';

describe('the BatchNorm batch size rule', () => {
  it('warns below 8 examples, informs below 16, and clears', () => {
    const growing = [4, 12, 32, 32].map((batch, step) => network({ step, batch, batchNorm: true }));
    expect(changes(batchNormBatchSizeRule(), growing)).toEqual([
      '0 raised warning run',
      '1 updated warning run',
      '3 cleared warning run',
    ]);
  });

  it('is silent of 32, and of networks without BatchNorm', () => {
    expect(changes(batchNormBatchSizeRule(), [network({ batchNorm: true })])).toEqual([]);
    expect(changes(batchNormBatchSizeRule(), [network({ batch: 2 })])).toEqual([]);
  });
});
