import type { RunEvaluated } from '@weir/core';
import { expect, it } from 'vitest';
import { withEvaluation } from './withEvaluation.ts';

const evaluated = (step: number, loss?: number, parametersOf?: number): RunEvaluated => ({
  type: 'evaluated',
  step,
  splits: loss === undefined ? {} : { validation: { loss } },
  ...(parametersOf !== undefined && { parametersOf }),
});

it('each evaluation stands at the step that left its parameters', () => {
  const losses = [evaluated(100, 2.5), evaluated(200, 2.25)].reduce(withEvaluation, []);
  expect(losses).toEqual([
    { step: 99, loss: 2.5 },
    { step: 199, loss: 2.25 },
  ]);
});

it('the last evaluation, of parameters that were evaluated on the way, is no second point', () => {
  const losses = [evaluated(100, 2.25), evaluated(200, 2.5), evaluated(200, 2.25, 100)].reduce(
    withEvaluation,
    [],
  );
  expect(losses).toEqual([
    { step: 99, loss: 2.25 },
    { step: 199, loss: 2.5 },
  ]);
});

it('without a validation loss that is finite nothing changes', () => {
  const past = [{ step: 9, loss: 1 }];
  expect(withEvaluation(past, evaluated(20))).toBe(past);
  expect(withEvaluation(past, evaluated(20, Infinity))).toBe(past);
});
