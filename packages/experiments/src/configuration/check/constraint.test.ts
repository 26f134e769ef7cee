import { type } from 'arktype';
import { expect, test } from 'vitest';
import { constraintAt, constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
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

/** What a schema in arktype's words demands, read of its own JSON. */
const demandedBy = (schema: unknown) => constraintOf(type(schema as 'number').in.json); // as above

const anyNumber: Constraint = { is: 'number', integer: false, bounds: [] };

test.each<[unknown, Constraint]>([
  ['number', { is: 'number', integer: false, bounds: [] }],
  ['number % 2', { is: 'number', integer: false, bounds: [] }],
  [
    '1 <= number.integer < 5',
    {
      is: 'number',
      integer: true,
      bounds: [
        { side: 'least', value: 1, exclusive: false },
        { side: 'most', value: 5, exclusive: true },
      ],
    },
  ],
  [
    '0 < number <= 1',
    {
      is: 'number',
      integer: false,
      bounds: [
        { side: 'least', value: 0, exclusive: true },
        { side: 'most', value: 1, exclusive: false },
      ],
    },
  ],
  ['string', { is: 'string', least: 0 }],
  ['2 <= string <= 7', { is: 'string', least: 2, most: 7 }],
  ['unknown', { is: 'anything' }],
  ['bigint', { is: 'other' }],
  ['Date', { is: 'other' }],
  ['"sum"', { is: 'unit', value: 'sum' }],
  ['string[]', { is: 'list', least: 0, element: { is: 'string', least: 0 } }],
  ['string[] >= 2', { is: 'list', least: 2, element: { is: 'string', least: 0 } }],
  ['unknown[] >= 2', { is: 'list', least: 2, element: { is: 'anything' } }],
  ['unknown[]', { is: 'list', least: 0, element: { is: 'anything' } }],
  [
    'null | string',
    {
      is: 'one of',
      options: [
        { is: 'string', least: 0 },
        { is: 'unit', value: null },
      ],
    },
  ],
  ['object', { is: 'object', keys: new Map(), required: new Set() }],
])('a schema of %s is read as what it demands', (schema, demanded) => {
  expect(demandedBy(schema)).toEqual(demanded);
});

test('of an object it is read which keys there are, what each demands, and which must be there', () => {
  expect(demandedBy({ rate: 'number', 'every?': 'number', steps: 'number = 10', axes: 'unknown[]' })).toEqual(
    {
      is: 'object',
      keys: new Map<string, Constraint>([
        ['rate', anyNumber],
        ['every', anyNumber],
        ['steps', anyNumber],
        ['axes', { is: 'list', least: 0, element: { is: 'anything' } }],
      ]),
      required: new Set(['rate', 'axes']),
    },
  );
});

test('a schema that turns what it is given into something else demands what it is given', () => {
  expect(constraintOf(type('string').pipe(Number).json)).toEqual({ is: 'string', least: 0 });
});

test.each([null, 7, { rule: 7 }])(
  'of JSON that is no schema, %j, nothing is demanded that messages know',
  (json) => {
    expect(constraintOf(json)).toEqual({ is: 'other' });
  },
);

test('a value within is demanded what its list or its key says, and of whatever else is there, nothing', () => {
  const schema = demandedBy({ layers: type({ 'rate?': '0 <= number <= 1' }).array(), name: 'string' });
  expect(constraintAt(schema, [])).toBe(schema);
  expect(constraintAt(schema, ['layers', 3, 'rate'])).toMatchObject({ is: 'number', bounds: [{}, {}] });
  for (const path of [['layer'], ['layers', 3, 'rates'], ['name', 'length'], ['name', 0, 'rate']])
    expect(constraintAt(schema, path)).toEqual({ is: 'other' });
});
