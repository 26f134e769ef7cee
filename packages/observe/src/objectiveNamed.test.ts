import { describe, expect, it } from 'vitest';
import { objectiveNamed, objectiveNames } from './objectiveNamed.ts';

describe('objectiveNamed', () => {
  it.each([
    ['CrossEntropyLoss', { takes: 'logits', applies: 'softmax', classes: 10 }],
    ['cross_entropy', { takes: 'logits', applies: 'softmax', classes: 10 }],
    ['BCEWithLogitsLoss', { takes: 'logits', applies: 'sigmoid', classes: 2 }],
    ['binary_cross_entropy_with_logits', { takes: 'logits', applies: 'sigmoid', classes: 2 }],
    ['binaryCrossentropy', { takes: 'probabilities', classes: 2 }],
    ['sparseCategoricalCrossentropy', { takes: 'probabilities', classes: 10 }],
    ['logLoss', { takes: 'probabilities', classes: 2 }],
    ['kullbackLeiblerDivergence', { takes: 'probabilities' }],
    ['mse_loss', { takes: 'values' }],
    ['huberLoss', { takes: 'values' }],
  ])('knows of %s what it takes, and over how many classes it starts', (loss, objective) => {
    expect(objectiveNamed(loss, 10)).toEqual({ loss, ...objective });
  });

  it('knows every name that it is said to, and nothing of others', () => {
    expect(objectiveNames.filter((name) => objectiveNamed(name) === undefined)).toEqual([]);
    expect(['', 'loss', 'NLLLoss', 'constructor'].map((name) => objectiveNamed(name, 3))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('has no classes where the outputs are not known, or one alone', () => {
    expect(objectiveNamed('CrossEntropyLoss')).not.toHaveProperty('classes');
    expect(objectiveNamed('CrossEntropyLoss', 1)).not.toHaveProperty('classes');
  });
});
