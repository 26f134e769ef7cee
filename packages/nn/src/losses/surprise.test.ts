import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../evaluation/evaluate.ts';
import { forEvaluation } from '../evaluation/forEvaluation.ts';
import { flatten } from '../layers/index.ts';
import { onCpu } from '../testing/onCpu.ts';
import { binaryCrossEntropy } from './binaryCrossEntropy.ts';
import { crossEntropy } from './crossEntropy.ts';
import { mse } from './mse.ts';
import { surprise } from './surprise.ts';

beforeAll(onCpu);

/** Logits that say the smoothed label exactly: the loss is as small as it can be. */
const exact = [0.9 + 0.1 / 3, 0.1 / 3, 0.1 / 3].map(Math.log);
const entropyOf = (shares: readonly number[]) => shares.reduce((sum, p) => sum - p * Math.log(p), 0);

describe('the entropy of the targets', () => {
  it('is a sum of surprises, 0 of what is certain', () => {
    expect([0, 1, 0.5].map(surprise)).toEqual(
      [0, -0, 0.5 * Math.LN2].map((value) => expect.closeTo(value, 12) as number),
    );
  });

  it('is the whole loss of a network that says the smoothed labels, the divergence then 0', () => {
    const data = {
      inputs: Float32Array.from(exact),
      inputShape: [3],
      targets: Int32Array.of(0),
      targetShape: [],
      size: 1,
    };
    const loss = crossEntropy({ labelSmoothing: 0.1 });
    const evaluation = evaluate(forEvaluation(flatten()), loss, { ...data, targetKind: 'classes' });
    expect(evaluation.targetEntropy).toBeCloseTo(entropyOf(exact.map(Math.exp)), 12);
    expect(evaluation.loss).toBeCloseTo(evaluation.targetEntropy ?? NaN, 6);
  });

  it('is 0 of labels that are certain, and then not told', () => {
    const data = {
      inputs: Float32Array.of(0, 0),
      inputShape: [2],
      targets: Int32Array.of(1),
      targetShape: [],
      size: 1,
    };
    const evaluation = evaluate(forEvaluation(flatten()), crossEntropy(), { ...data, targetKind: 'classes' });
    expect(evaluation).not.toHaveProperty('targetEntropy');
    expect(crossEntropy().targetEntropy?.({ ...data, targetKind: 'classes' }, 2)).toBe(0);
  });

  it('is the mean over targets that are probabilities themselves', () => {
    const inputs = Float32Array.of(Math.log(0.25 / 0.75), 0);
    const data = { inputs, inputShape: [2], targets: Float32Array.of(0.25, 0.5), targetShape: [2], size: 1 };
    const evaluation = evaluate(forEvaluation(flatten()), binaryCrossEntropy(), {
      ...data,
      targetKind: 'values',
    });
    expect(evaluation.targetEntropy).toBeCloseTo((entropyOf([0.25, 0.75]) + Math.LN2) / 2, 12);
    expect(evaluation.loss).toBeCloseTo(evaluation.targetEntropy ?? NaN, 6);
  });

  it('is unknown of what is no cross-entropy', () => {
    const targets = { targets: Float32Array.of(0.5), targetKind: 'values', size: 1 } as const;
    expect(mse().targetEntropy?.(targets, 1)).toBeUndefined();
  });
});
