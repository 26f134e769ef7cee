import { describe, expect, it } from 'vitest';
import { checkEvaluation, validationAsker } from './checkEvaluation.ts';

const plateau = { type: 'reduceOnPlateau' };

describe('validationAsker', () => {
  it('is what goes by the validation loss, early stopping first', () => {
    expect(validationAsker({ earlyStopping: {}, learningRate: plateau })).toEqual(['earlyStopping']);
    expect(validationAsker({ learningRate: plateau })).toEqual(['learningRate']);
    expect(validationAsker({ learningRate: 0.1 })).toBeUndefined();
  });
});

describe('checkEvaluation', () => {
  it('wants evaluateEvery beside it', () => {
    expect(checkEvaluation({ learningRate: plateau })).toMatchObject([{ path: ['learningRate'] }]);
    expect(checkEvaluation({ learningRate: plateau, evaluateEvery: 10 })).toEqual([]);
    expect(checkEvaluation({ learningRate: 0.1 })).toEqual([]);
  });
});
