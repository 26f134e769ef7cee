import { expect, test } from 'vitest';
import { printProblem } from '../errors/problem.ts';
import { setOption } from '../edit/setOption.ts';
import { checkKind } from './checkKind.ts';
import { constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { families } from './families.ts';
import type { FamilyName } from './families.ts';
import { parseConfiguration } from './parseConfiguration.ts';
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

test('every numeric option of every kind says of a value that is no number, or not finite, what it is to be', () => {
  const options = numbers.map(([path]) => path).filter((path) => /^\w+ \w+\.\w+$/.test(path));
  expect(options.length).toBeGreaterThan(80);
  for (const option of options) {
    const [family = '', type = '', key = ''] = option.split(/[ .]/);
    for (const [given, remedy] of [
      ['NaN', 'write a finite number'],
      ['-Infinity', 'write a finite number'],
      ['abc', 'write a'],
      ['1e400', 'write a number below 3.4e38'],
      ['7', 'write 7 without quotes'],
    ] as const) {
      const { problems } = checkKind(families(), family as FamilyName, { type, [key]: given }, [family]); // one of its keys
      const said = problems.map(printProblem).find((line) => line.startsWith(`${family}.${key} `));
      expect(said, option).toMatch(/must be (an? (integer|number|object)|at |above ).*, got /);
      expect(said, option).toContain(`, got "${given}"; ${remedy}`);
    }
  }
});

test.each([
  [
    'learningRate=NaN',
    'learningRate must be an object or a number of at least 0, got "NaN"; write a finite number or {"type": …}',
  ],
  ['learningRate=Infinity', 'got "Infinity"; write a finite number or {"type": …}'],
  ['learningRate=1e400', 'learningRate must be a finite number, got Infinity; write one below 3.4e38'],
  ['learningRate=abc', 'got "abc"; write a number, such as 0.1 or {"type": …}'],
  ['learningRate=0,1', 'got "0,1"; write a number, such as 0.1 or {"type": …}'],
  ['batchSize=nan', 'batchSize must be an integer of at least 1, got "nan"; write a finite number'],
  ['batchSize=1e400', 'batchSize must be a finite number, got Infinity; write one below 3.4e38'],
  ['model.0.out=NaN', 'got "NaN"; write a finite number or "classes" or "vocabulary"'],
  ['model.0.out=few', 'got "few"; write an integer or "classes" or "vocabulary"'],
  ['model.0.out=class', 'got "class"; did you mean "classes"?'],
  ['model.0.bias=maybe', 'model[0].bias must be true or false, got "maybe"; write false or true'],
])('--set %s says what was wrong', (assignment, message) => {
  const given = {
    data: { type: 'xor' },
    model: [{ type: 'linear', out: 2 }],
    loss: { type: 'crossEntropy' },
    learningRate: 0.1,
    steps: 1,
  };
  expect(() => parseConfiguration(setOption(given, assignment))).toThrow(message);
});
