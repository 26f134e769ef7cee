import { type } from 'arktype';
import type { Problem } from '../errors/problem.ts';
import { isObject } from './checkKind.ts';
import { checkOptions } from './checkOptions.ts';

/** What can stand in each of `groups`. */
export const groupSchema = type({
  match: 'string > 0',
  'learningRate?': '0 <= number <= 1000000000',
  'weightDecay?': '0 <= number <= 1000',
  'frozen?': 'boolean',
});

/** Checks `groups`; whether each matches a parameter is known once the network is. */
export function checkGroups(given: unknown): readonly Problem[] {
  if (!Array.isArray(given)) return []; // whether it may be what it is, the outer schema says
  return given.flatMap((group: unknown, index) =>
    isObject(group)
      ? checkOptions(groupSchema, group, { path: ['groups', index], owner: 'a group' }).problems
      : [],
  );
}
