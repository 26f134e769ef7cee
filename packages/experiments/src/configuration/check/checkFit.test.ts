import { describe, expect, it } from 'vitest';
import { loadData } from '../../data/loadData.ts';
import { checkFit } from './checkFit.ts';
import { parseConfiguration } from './parseConfiguration.ts';

const rows = Array.from({ length: 20 }, (_, at) => `${at},${2 * at},${at % 7}`);
const files: Readonly<Record<string, string>> = {
  'table.csv': ['x,y,z', ...rows].join('\n'),
  'three.csv': ['x,y', ...rows.slice(0, 3).map((row) => row.split(',').slice(0, 2).join(','))].join('\n'),
};
const read = (path: string) => Promise.resolve(new TextEncoder().encode(files[path]));

const configured = (given: object, path = 'table.csv') =>
  parseConfiguration({
    data: { type: 'table', path, features: ['x'], target: 'y' },
    model: [{ type: 'linear', out: 1 }],
    loss: { type: 'mse' },
    batchSize: 2,
    ...given,
  });

/** Checks a configuration on a table against a network's outputs of this shape. */
async function fit(given: object, output: readonly number[], path?: string): Promise<void> {
  const configuration = configured(given, path);
  checkFit(configuration, await loadData(configuration, { read }), output);
}
const two = { data: { type: 'table', path: 'table.csv', features: ['x'], target: ['y', 'z'] } };

describe('checkFit', () => {
  it('has nothing to say of outputs that the loss takes', async () => {
    await expect(fit({}, [1])).resolves.toBeUndefined();
    await expect(fit(two, [2])).resolves.toBeUndefined();
  });

  it('compares each side of the outputs with what the targets have', async () => {
    await expect(fit(two, [3])).rejects.toThrow(
      "model must end in outputs of shape [2], as the data's targets are, got [3]; set model[0].out to 2",
    );
    await expect(fit(two, [2, 3])).rejects.toThrow('put a flatten ahead of the last linear');
  });

  it('names losses for values where one compares with labels: more of them of several targets', async () => {
    const loss = { type: 'crossEntropy' };
    const values = await loadData(configured({}), { read });
    expect(() => checkFit(configured({ loss }), values, [1])).toThrow(
      "loss must compare with values, the data's targets, got crossEntropy, which compares with class labels; use mse",
    );
    await expect(fit({ ...two, loss }, [2])).rejects.toThrow(
      'use klDivergence for distributions, binaryCrossEntropy for labels of 0 and 1, mse for other values',
    );
  });

  it('asks for examples to validate on where the run goes by their loss', async () => {
    const early = { earlyStopping: { patience: 2 }, evaluateEvery: 10, steps: 100 };
    await expect(fit(early, [1])).resolves.toBeUndefined();
    await expect(fit(early, [1], 'three.csv')).rejects.toThrow(
      'must be given data with examples to validate on, as it goes by the validation loss, got none; give more data, or remove it',
    );
  });
});
