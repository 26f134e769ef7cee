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
    expect(task.targets).toBeUndefined();
  });

  it('says how targets are spread, where they are values', async () => {
    const task = taskOf(
      await smallExperiment({ model: [{ type: 'linear', out: 1 }], loss: { type: 'mse' } }),
    );
    expect(task.targets).toMatchObject([{ name: 'targets', mean: 0.5, min: 0, max: 1 }]);
    expect(task.applies).toBeUndefined();
  });

  it('says how columns far from 0 are spread ahead of their rounding to float32, which knows one number there', async () => {
    const rows = Array.from({ length: 20 }, (_, at) => `${1.7e9 + (at % 2)},${at},${-1e9 - (at % 2)}`);
    const config = {
      data: { type: 'table', path: 'times.csv', features: ['time', 'at'], target: 'later' },
      model: [{ type: 'linear', out: 1 }],
      loss: { type: 'mse' },
    };
    const text = new TextEncoder().encode(['time,at,later', ...rows].join('\n'));
    const task = taskOf(await smallExperiment(config, () => Promise.resolve(text)));
    expect(task.inputs?.[0]).toEqual({
      name: 'time',
      mean: 1.7e9 + 0.5,
      std: 0.5,
      min: 1.7e9,
      max: 1.7e9 + 1,
    });
    expect(task.targets).toEqual([{ name: 'later', mean: -1e9 - 0.5, std: 0.5, min: -1e9 - 1, max: -1e9 }]);
  });

  it('has the spread of each column that is predicted, and one of a class that became a vector', async () => {
    const text = new TextEncoder().encode('x,u,v,kind\n1,2,30,a\n2,4,30,b\n3,2,10,a\n4,4,10,b\n5,0,0,a\n');
    const targetsOf = async (data: object) => {
      const given = { type: 'table', path: 't.csv', features: ['x'], ...data };
      const model = [{ type: 'linear', out: 2 }];
      const config = { data: given, model, loss: { type: 'mse' } };
      return taskOf(await smallExperiment(config, () => Promise.resolve(text))).targets;
    };
    expect(await targetsOf({ target: ['u', 'v'] })).toEqual([
      { name: 'u', mean: 3, std: 1, min: 2, max: 4 },
      { name: 'v', mean: 20, std: 10, min: 10, max: 30 },
    ]);
    expect(await targetsOf({ target: 'kind', oneHot: true })).toMatchObject([{ name: 'kind', mean: 0.5 }]);
  });

  it('has no spread of inputs that are indices', async () => {
    const model = [{ type: 'embedding', dim: 2 }, { type: 'flatten' }, { type: 'linear', out: 27 }];
    expect(taskOf(await smallExperiment({ data: { type: 'names' }, model })).inputs).toBeUndefined();
  });
});
