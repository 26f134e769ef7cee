import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { evaluationCadenceRule } from './evaluationCadenceRule.ts';

describe('the rule of evaluations that are too rare', () => {
  const said = (steps: number, evaluateEvery: number | undefined, evaluations = 6) =>
    changes(
      evaluationCadenceRule({ steps, evaluateEvery, waits: [{ option: 'earlyStopping', evaluations }] }),
      [arraySnapshot({}), arraySnapshot({ step: 1 })],
    );

  it.each([
    [100, 100],
    [100, 200],
  ])('of %d steps with an evaluation each %d there is none on the way', (steps, every) => {
    expect(said(steps, every)).toEqual(['0 raised warning earlyStopping']);
  });

  it('is information where patience outlasts the run', () => {
    expect(said(100, 20)).toEqual(['0 raised info earlyStopping']); // after 20, 40, 60 and 80
    expect(said(100, 15)).toEqual([]); // after 15, …, 90: six
  });

  it('counts no evaluation at the last step, which is that at the end', () => {
    expect(said(12, 2, 5)).toEqual([]);
    expect(said(12, 2, 6)).toEqual(['0 raised info earlyStopping']);
  });

  it('is silent where nothing waits, or nothing is evaluated on the way', () => {
    expect(said(100, undefined)).toEqual([]);
    expect(
      changes(evaluationCadenceRule({ steps: 9, evaluateEvery: 9, waits: [] }), [arraySnapshot({})]),
    ).toEqual([]);
    expect(changes(evaluationCadenceRule(), [arraySnapshot({})])).toEqual([]);
  });

  it('says what it takes, and the setting that it gives is enough', () => {
    const waits = [{ option: 'learningRate', evaluations: 12 }];
    const [raised] = events(evaluationCadenceRule({ steps: 1000, evaluateEvery: 1000, waits }), [
      arraySnapshot({}),
    ]);
    expect(raised?.finding).toMatchObject({
      fact: true,
      value: 0,
      threshold: 12,
      meaning:
        'learningRate goes by the validation loss, of which it takes 12 evaluations to act: an evaluateEvery of 1000 makes none in 1000 steps, that at the end aside. It does nothing.',
      remedy: 'Evaluate every 41 steps, or lower its patience.',
      settings: [{ option: 'evaluateEvery', value: 41 }],
    });
    expect(
      changes(evaluationCadenceRule({ steps: 1000, evaluateEvery: 41, waits }), [arraySnapshot({})]),
    ).toEqual([]);
  });

  it('gives no setting where the steps are too few for any', () => {
    const waits = [{ option: 'earlyStopping', evaluations: 6 }];
    const [raised] = events(evaluationCadenceRule({ steps: 5, evaluateEvery: 1, waits }), [
      arraySnapshot({}),
    ]);
    expect(raised?.finding.settings).toBeUndefined();
    expect(raised?.finding.remedy).toBe('Take more steps, or lower its patience.');
  });
});
