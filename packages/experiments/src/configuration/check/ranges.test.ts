import { expect, test } from 'vitest';
import { constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { families } from './families.ts';
import { schemaOf } from './schemaOf.ts';

/** Every number that an option can be, with the name of the option. */
function numbersIn(constraint: Constraint, path: string): readonly [string, Constraint & { is: 'number' }][] {
  switch (constraint.is) {
    case 'number':
      return [[path, constraint]];
    case 'list':
      return numbersIn(constraint.element, `${path}[]`);
    case 'object':
      return [...constraint.keys].flatMap(([key, inner]) => numbersIn(inner, `${path}.${key}`));
    case 'one of':
      return constraint.options.flatMap((option) => numbersIn(option, path));
    default:
      return [];
  }
}

const numbers = Object.entries(families()).flatMap(([family, { kinds }]) =>
  kinds.flatMap((kind) => numbersIn(constraintOf(schemaOf(kind).in.json), `${family} ${kind.type}`)),
);
/** A data set's own values can be any that float32 can hold. */
const anyNumber = ['data point.input[]', 'data point.target[]'];

test('every numeric option of every kind has a least value, and every one that is no count and no size a greatest', () => {
  expect(numbers.length).toBeGreaterThan(80);
  const unbounded = numbers.filter(
    ([path, { bounds }]) => !anyNumber.includes(path) && !bounds.some(({ side }) => side === 'least'),
  );
  expect(unbounded.map(([path]) => path)).toEqual([]);
});

test.each([
  /\.momentum$/,
  /\.(alpha|beta1|beta2|dampening)$/,
  /^(rule (saturation|deadUnits)\.(info|warning|error)|diagnostic \w+\.threshold)$/,
  /\.(rate|labelSmoothing|smoothing|startFactor)$/,
])('%s is a share wherever it stands', (pattern) => {
  const matching = numbers.filter(([path]) => pattern.test(path) && path !== 'layer elu.alpha');
  expect(matching.length).toBeGreaterThan(0);
  for (const [path, { bounds }] of matching) {
    const [least, most] = ['least', 'most'].map((side) => bounds.find((bound) => bound.side === side)?.value);
    expect([path, least, most]).toEqual([path, 0, 1]);
  }
});
