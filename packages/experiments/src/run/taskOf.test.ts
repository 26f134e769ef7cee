import { beforeAll, describe, expect, it } from 'vitest';
import { smallExperiment, useBackend } from '../testing/experiment.ts';
import { taskOf } from './taskOf.ts';

beforeAll(useBackend);

describe('taskOf', () => {
  it('says what the loss applies, what chance has, and how inputs are spread', async () => {
    const task = taskOf(await smallExperiment());
    expect(task).toMatchObject({ loss: 'crossEntropy', applies: 'softmax', steps: 30, examples: 4 });
    expect(task.baseline).toBeCloseTo(Math.LN2, 6);
    expect(task.inputs?.[0]).toMatchObject({ name: 'inputs', mean: 0.5, std: 0.5, min: 0, max: 1 });
    expect(task.target).toBeUndefined();
  });

  it('says how targets are spread, where they are values', async () => {
    const task = taskOf(
      await smallExperiment({ model: [{ type: 'linear', out: 1 }], loss: { type: 'mse' } }),
    );
    expect(task.target).toMatchObject({ name: 'targets', mean: 0.5, min: 0, max: 1 });
    expect(task.applies).toBeUndefined();
  });

  it('has no spread of inputs that are indices', async () => {
    const model = [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 27 }];
    expect(taskOf(await smallExperiment({ data: { type: 'names' }, model })).inputs).toBeUndefined();
  });
});
