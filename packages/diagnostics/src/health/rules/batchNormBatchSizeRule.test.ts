import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
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

  it('says by how much the mean of four is off, and the batch to use', () => {
    const [raised] = events(batchNormBatchSizeRule(), [network({ batch: 4, batchNorm: true })]);
    expect(raised?.finding).toMatchObject({
      value: 4,
      threshold: 8,
      formula: 'examples in a batch',
      meaning:
        "With 4 examples a batch's mean is off by 0.5 of a std: BatchNorm adds noise, and its running statistics fit no single batch.",
      remedy:
        'Use batches of at least 16, better 32, or layerNorm or groupNorm, which do not look at the batch.',
      settings: [{ option: 'batchSize', value: 32 }],
    });
  });

  it('of fewer examples than that batch wants a norm that does not look at it', () => {
    const of = (examples: number) =>
      events(batchNormBatchSizeRule({}, { examples }), [network({ batch: 4, batchNorm: true })])[0]?.finding;
    expect(of(16)?.settings).toEqual([{ option: 'batchSize', value: 16 }]);
    expect(of(15)?.settings).toBeUndefined();
    expect(of(15)?.remedy).toBe(
      'There are 15 examples to train on, too few for a larger batch: use layerNorm or groupNorm, which do not look at the batch.',
    );
  });

  it.each([
    [7, 'warning', 8],
    [8, 'info', 16],
    [15, 'info', 16],
  ] as const)('is, at %d examples, %s below %d', (batch, severity, threshold) => {
    const [raised] = events(batchNormBatchSizeRule(), [network({ batch, batchNorm: true })]);
    expect(raised?.finding).toMatchObject({ severity, threshold, value: batch });
  });

  it('warns below its own bound where that is above the one of info', () => {
    const rule = batchNormBatchSizeRule({ warning: 32 });
    const [raised] = events(rule, [network({ batch: 20, batchNorm: true })]);
    expect(raised?.finding).toMatchObject({ severity: 'warning', threshold: 32 });
    expect(raised?.finding.settings).toEqual([{ option: 'batchSize', value: 32 }]);
    expect(changes(rule, [network({ batch: 32, batchNorm: true })])).toEqual([]);
  });

  it('is silent of 16, of 32, and of networks without BatchNorm', () => {
    for (const batch of [16, 32])
      expect(changes(batchNormBatchSizeRule(), [network({ batch, batchNorm: true })])).toEqual([]);
    expect(changes(batchNormBatchSizeRule(), [network({ batch: 2 })])).toEqual([]);
  });
});
