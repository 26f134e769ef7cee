import { describe, expect, it } from 'vitest';
import { printProblem } from '../errors/problem.ts';
import { checkEnding } from './checkEnding.ts';
import { parseConfiguration } from './parseConfiguration.ts';

const linear = { type: 'linear', out: 4 };
const logSoftmax = { type: 'logSoftmax' };
const divergence = { type: 'klDivergence' };
const problemsOf = (...ending: readonly { type: string }[]) =>
  checkEnding([linear, ...ending], divergence).map(printProblem);

describe('checkEnding', () => {
  it('lets klDivergence stand behind a logSoftmax alone', () => {
    expect(problemsOf(logSoftmax)).toEqual([]);
    expect(problemsOf(logSoftmax, { type: 'flatten' })).toEqual([]);
    for (const ending of [[], [{ type: 'tanh' }], [logSoftmax, { type: 'dropout' }]])
      expect(problemsOf(...ending)).toEqual([
        `model must end in a logSoftmax, as klDivergence takes logarithms of probabilities, got ${ending.at(-1)?.type ?? 'linear'}; add {"type": "logSoftmax"} behind the last layer`,
      ]);
  });

  it('looks into a sequential', () => {
    const within = (...layers: readonly object[]) => ({ type: 'sequential', layers });
    expect(problemsOf(within(linear, logSoftmax))).toEqual([]);
    expect(problemsOf(within(linear, within({ type: 'softmax' })))).toEqual([
      expect.stringContaining('write "logSoftmax" at model[1].layers[1].layers[0].type'),
    ]);
  });

  it('looks into nothing else: what a residual makes is a sum', () => {
    const residual = { type: 'residual', layers: [linear, logSoftmax] };
    expect(problemsOf(residual)).toEqual([expect.stringContaining('got residual')]);
    expect(problemsOf({ type: 'sequential' })).toEqual([expect.stringContaining('got sequential')]);
  });

  it('says of no layers at all that there are none', () => {
    expect(checkEnding([], divergence)).toMatchObject([{ got: 'none' }]);
    expect(checkEnding([{ type: 'flatten' }], divergence)).toMatchObject([{ got: 'none' }]);
  });

  it('names the softmax that a logSoftmax is to stand for', () => {
    expect(problemsOf({ type: 'softmax' })).toEqual([
      expect.stringMatching(/got softmax; write "logSoftmax" at model\[1\]\.type$/),
    ]);
  });

  it('has nothing to say of a layer of one’s own, nor of other losses', () => {
    expect(problemsOf({ type: './mine.js#logProbabilities' })).toEqual([]);
    expect(checkEnding([linear], { type: 'mse' })).toEqual([]);
  });

  it('is part of checking a configuration, whose remedy helps', () => {
    const given = (model: object[]) => ({ model, loss: divergence }) as { model: { type: string }[] };
    expect(() => parseConfiguration(given([linear]))).toThrow('model must end in a logSoftmax');
    expect(() => parseConfiguration(given([linear, logSoftmax]))).not.toThrow();
  });
});
