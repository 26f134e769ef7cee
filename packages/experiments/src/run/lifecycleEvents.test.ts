import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { classesOf, finished, started } from './lifecycleEvents.ts';

beforeAll(useBackend);

const regression = { model: [{ type: 'linear', out: 1 }], loss: { type: 'mse' } };

describe('classesOf', () => {
  it('is what a cross-entropy tells apart, and none of a loss on values', async () => {
    expect(classesOf(await smallExperiment())).toBe(2);
    expect(classesOf(await smallExperiment(regression))).toBeUndefined();
  });
});

describe('started', () => {
  it('says what is trained on what', async () => {
    const experiment = await smallExperiment({ name: 'small' });
    expect(started(experiment)).toEqual({
      type: 'started',
      name: 'small',
      config: experiment.config,
      backend: 'simd',
      steps: 30,
      parameterCount: 2 * 8 + 2 * 8 + (8 * 2 + 2),
      expectedInitialLoss: Math.log(2),
      examples: { train: 4, validation: 4, test: 4 },
    });
  });

  it('expects no first loss of a loss on values', async () => {
    expect(started(await smallExperiment(regression))).not.toHaveProperty('expectedInitialLoss');
  });
});

describe('finished', () => {
  it('says why: all steps done, stopped ahead of them or early, or a rule', () => {
    expect(finished({ done: 30 }, 30, 1, undefined)).toEqual({
      type: 'finished',
      steps: 30,
      reason: 'completed',
      seconds: 1,
    });
    expect(finished({ done: 3 }, 30, 1, undefined)).toMatchObject({ steps: 3, reason: 'stopped' });
    expect(finished({ done: 3, stoppedEarly: true }, 30, 1, undefined).reason).toBe('earlyStopping');
    const byRule = { done: 3, endedBy: 'saturation', stoppedEarly: true } as const;
    expect(finished(byRule, 30, 1, undefined)).toMatchObject({ reason: 'rule', rule: 'saturation' });
  });
});
