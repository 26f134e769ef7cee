import { type } from 'arktype';
import { expect, test } from 'vitest';
import { constraintOf } from './constraint.ts';
import { describeConstraint } from './describeConstraint.ts';

test.each<[string, unknown, string]>([
  ['number', 'x', 'a number'],
  ['0 <= number <= 1', 3, 'at least 0 and at most 1'],
  ['0 <= number <= 1', 'x', 'a number of at least 0 and at most 1'],
  ['0 < number < 1', 1, 'above 0 and below 1'],
  ['number.integer >= 1', 0, 'an integer of at least 1'],
  ['boolean', 1, 'true or false'],
  ["'a' | 'b' | 'c'", 'd', '"a", "b" or "c"'],
  ['string > 0', '', 'a string that is not empty'],
  ['number[] >= 2', [], 'a list of at least 2'],
  ['object', 1, 'an object'],
  ['number >= 0 | object', -1, 'at least 0'],
])('a schema of %s is said to %j as "%s"', (schema, given, said) => {
  // The table's strings are definitions; only their literal types would tell the compiler so.
  const { json } = type(schema as 'number').in;
  expect(describeConstraint(constraintOf(json), given)).toBe(said);
});
