import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { weightScaleRule } from './weightScaleRule.ts';

describe('the weight scale rule', () => {
  it('names weights that start too large or too small for what follows', () => {
    expect(changes(weightScaleRule(), [network({ gain: [8, 0.3, 1, 1] })])).toEqual([
      '0 raised error 0.linear.weight',
      '0 raised warning 2.linear.weight',
    ]);
  });

  it('says what theory has, and the number to set', () => {
    const [raised] = events(weightScaleRule(), [network({ gain: [8, 1, 1, 1] })]);
    expect(raised?.finding.meaning).toContain('theory has 0.373');
    expect(raised?.finding.remedy).toMatch(
      /std 0\.373: kaimingNormal with gain 1\.67, or its values times 0\.1\d/,
    );
  });

  it('wants a last layer small, and only complains of one too large', () => {
    expect(changes(weightScaleRule(), [network({ gain: [1, 1, 1, 0.01] })])).toEqual([]);
    expect(changes(weightScaleRule(), [network({ gain: [1, 1, 1, 100] })])).toEqual([
      '0 raised error 6.linear.weight',
    ]);
  });

  it('is no more than info ahead of a norm, which takes the scale away', () => {
    expect(changes(weightScaleRule(), [network({ gain: [10, 1, 1, 1], batchNorm: true })])).toEqual([
      '0 raised info 0.linear.weight',
    ]);
    expect(changes(weightScaleRule(), [network({ gain: [3, 1, 1, 1], batchNorm: true })])).toEqual([]);
  });

  it('judges the start alone: weights that grow in training are fine, and one that mends was wrong', () => {
    expect(
      changes(
        weightScaleRule(),
        run(4, (step) => ({ gain: [1 + step, 1, 1, 1] })),
      ),
    ).toEqual([]);
    expect(
      changes(
        weightScaleRule(),
        run(4, (step) => ({ gain: [step ? 1 : 4, 1, 1, 1] })),
      ),
    ).toEqual(['0 raised warning 0.linear.weight']);
  });

  it.each(['tanh', 'relu', 'leakyRelu', 'sigmoid'] as const)(
    'is silent of weights that start by theory ahead of %s',
    (activation) => {
      expect(changes(weightScaleRule(), run(3, { activation }))).toEqual([]);
    },
  );
});
