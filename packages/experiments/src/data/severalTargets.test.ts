import type { RunProgress } from '@weir/core';
import { parameterValues } from '@weir/nn';
import { filter, lastValueFrom, toArray } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { runExperiment } from '../run/runExperiment.ts';
import { smallExperiment, useBackend } from '../testing/experiment.ts';

beforeAll(useBackend);

const rows = [
  [1, 0.5, 0.7, 0.2, 0.1],
  [-1, 2, 0.1, 0.1, 0.8],
  [0.5, -1.5, 0.25, 0.25, 0.5],
  [2, 1, 1, 0, 0],
] as const;
/** Four rows train, the last tests. */
const csv = ['a,b,u,v,w', ...rows.map((row) => row.join(',')), '0,0,0.2,0.3,0.5'].join('\n');
const data = { type: 'table', path: 't.csv', features: ['a', 'b'], target: ['u', 'v', 'w'] };
const linear = { type: 'linear', out: 3, init: { type: 'zeros' } };
const given = { data, model: [linear], loss: { type: 'mse' }, batchSize: 4, sampling: 'epoch' };
const experimentOf = (more: object) =>
  smallExperiment({ ...given, ...more }, () => Promise.resolve(new TextEncoder().encode(csv)));

/** Loss at outputs of 0, and weights [2, 3] and bias after one step from zeros, in float64. */
function byHand(value: (t: number) => number, slope: (t: number) => number, count: number) {
  const parameters = Array.from({ length: 9 }, () => 0);
  let loss = 0;
  for (const [a, b, ...targets] of rows) {
    for (const [output, t] of targets.entries()) {
      loss += value(t) / count;
      for (const [row, x] of [a, b, 1].entries()) {
        const at = 3 * row + output;
        parameters[at] = (parameters[at] ?? NaN) - (0.1 * x * slope(t)) / count;
      }
    }
  }
  return { loss, parameters };
}

describe('a table with several targets', () => {
  it.each<[string, (t: number) => number, (t: number) => number, number]>([
    // kl_div(log_softmax(x), t, reduction='batchmean') at p = 1/3, of which the logits' slope is p − t.
    ['klDivergence', (t) => (t > 0 ? t * Math.log(3 * t) : 0), (t) => 1 / 3 - t, 4],
    // mse_loss, l1_loss, huber_loss, binary_cross_entropy_with_logits: means over rows and columns.
    ['mse', (t) => t * t, (t) => -2 * t, 12],
    ['l1', (t) => t, (t) => -Math.sign(t), 12],
    ['huber', (t) => (t * t) / 2, (t) => -t, 12],
    ['binaryCrossEntropy', () => Math.LN2, (t) => 1 / 2 - t, 12],
  ])('trains as PyTorch defines %s', async (type, value, slope, count) => {
    const model = type === 'klDivergence' ? [linear, { type: 'logSoftmax' }] : [linear];
    const once = { loss: { type }, model, steps: 1, learningRate: 0.1 };
    const experiment = await experimentOf(once);
    const isProgress = (event: { readonly type: string }): event is RunProgress => event.type === 'progress';
    const told = await lastValueFrom(runExperiment(experiment).pipe(filter(isProgress), toArray()));
    const expected = byHand(value, slope, count);
    expect(told.flatMap(({ losses }) => losses)).toEqual([expect.closeTo(expected.loss, 6)]);
    const trained = Object.values(parameterValues(experiment.network)).flatMap(({ values }) => [...values]);
    expect(trained).toEqual(expected.parameters.map((parameter) => expect.closeTo(parameter, 6) as number));
  });

  it('is standardised column by column, but not where its targets are probabilities', async () => {
    const standardised = { data: { ...data, standardise: true } };
    const { standardisation } = (await experimentOf(standardised)).data;
    expect(standardisation?.targets?.mean).toEqual(
      [0.5125, 0.1375, 0.35].map((mean) => expect.closeTo(mean)),
    );
    const divergence = { model: [linear, { type: 'logSoftmax' }], loss: { type: 'klDivergence' } };
    const { train } = (await experimentOf({ ...standardised, ...divergence })).data;
    expect(Array.from(train.targets.subarray(0, 3))).toEqual([0.7, 0.2, 0.1].map(Math.fround));
  });

  it.each([
    [{ loss: { type: 'crossEntropy' } }, 'use klDivergence for distributions, binaryCrossEntropy for labels'],
    [{ model: [{ ...linear, out: 2 }] }, 'model must end in outputs of shape [3], as the data'],
    [{ model: [{ ...linear, out: 'classes' }] }, 'write 3, as many as an example has targets'],
    [{ data: { ...data, oneHot: true } }, 'data.oneHot must be false where target is a list of columns'],
  ])('is refused with %j in words that say what to write', async (more, message) => {
    await expect(experimentOf(more)).rejects.toThrow(message);
  });

  it.each([
    [[], 'data.target must be a list of at least 1, got []; write more into it'],
    [['u', 3], 'data.target[1] must be a string that is not empty, got 3; write text in double quotes'],
    [['u', ''], 'data.target[1] must be a string that is not empty, got ""; see weir explain table'],
    ['', 'data.target must be a string that is not empty, got ""; see weir explain table'],
    [5, 'data.target must be a string that is not empty or a list of at least 1, got 5'],
    [
      ['u', 'u'],
      'data.target[1] must be a column that is not among the targets already: target[0] is it too',
    ],
    [['u', 'a'], 'data.target[1] must be a column that is not among the features, got "a"'],
  ])('names what is wrong of the target %j', (target, message) => {
    expect(() => parseConfiguration({ ...given, data: { ...data, target } })).toThrow(message);
  });
});
