import type { Path, Problem } from '../errors/problem.ts';
import { isObject } from './checkKind.ts';

/** Where a configuration, checked or not, names what goes by the validation loss, if it does. */
export function validationAsker(given: {
  readonly earlyStopping?: unknown;
  readonly learningRate?: unknown;
}): Path | undefined {
  if (given.earlyStopping !== undefined) return ['earlyStopping'];
  const { learningRate } = given;
  return isObject(learningRate) && learningRate['type'] === 'reduceOnPlateau' ? ['learningRate'] : undefined;
}

/** Checks that what goes by the validation loss gets one while the training goes on. */
export function checkEvaluation(given: Readonly<Record<string, unknown>>): readonly Problem[] {
  const path = validationAsker(given);
  if (!path || given['evaluateEvery'] !== undefined) return [];
  const must = 'stand beside evaluateEvery, as it goes by the validation loss of each evaluation';
  return [{ path, must, got: 'no evaluateEvery', remedy: 'add "evaluateEvery": 100, a number of steps' }];
}
