import { type } from 'arktype';
import { printValue } from '../errors/problem.ts';
import type { Problem } from '../errors/problem.ts';
import { isObject } from './checkKind.ts';
import { checkOptions } from './checkOptions.ts';

/** What can stand in `clip`. */
export const clipSchema = type({ 'norm?': '0 < number <= 1000000000', 'value?': '0 < number <= 1000000000' });

/** Checks `clip`: a limit on the norm of all trained parameters' gradients, or on each value. */
export function checkClip(given: unknown): readonly Problem[] {
  if (!isObject(given)) return []; // whether it may be what it is, the outer schema says
  const { problems } = checkOptions(clipSchema, given, { path: ['clip'], owner: 'clip' });
  if (problems.length > 0) return problems;
  const limits = ['norm', 'value'].filter((name) => given[name] !== undefined);
  if (limits.length === 1) return [];
  const remedy = 'write {"norm": 1} to scale all gradients together, or {"value": 0.5} to bound each value';
  return [{ path: ['clip'], must: 'have either norm or value', got: printValue(given), remedy }];
}
