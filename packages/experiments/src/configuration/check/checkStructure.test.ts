import { expect, test } from 'vitest';
import { printProblem } from '../errors/problem.ts';
import { checkStructure } from './checkStructure.ts';
import { parseConfiguration } from './parseConfiguration.ts';

const messages = (given: unknown): readonly string[] => checkStructure(given).map(printProblem);

/** Something within so many objects. */
function nested(depth: number): unknown {
  let inner: object = { type: 'tanh' };
  for (let at = 0; at < depth; at++) inner = { type: 'residual', layers: [inner] };
  return { model: [inner] };
}

test('a network nested as networks are is let pass', () => {
  expect(messages(nested(12))).toEqual([]);
});

test('residuals a thousand deep are refused, not recursed into', () => {
  expect(messages(nested(1000))).toHaveLength(1);
  expect(messages(nested(1000))[0]).toMatch(
    /^model\[0\]\.layers\S* must be nested at most 64 deep, got more; /,
  );
  expect(() => parseConfiguration(nested(100_000))).toThrow('must be nested at most 64 deep');
});

/** A value within so many objects. */
function within(depth: number): unknown {
  let inner: unknown = 1;
  for (let at = 0; at < depth; at++) inner = { a: inner };
  return inner;
}

test('64 objects within each other are the most that is let pass', () => {
  expect(messages(within(64))).toEqual([]);
  expect(messages(within(65))).toEqual([
    'a.a.a.a.a.a must be nested at most 64 deep, got more; nest less: layers one after the other need no nesting',
  ]);
});

test('of 200,000 layers no more than 5,001 are looked at', () => {
  let seen = 0;
  const layer = {
    get type() {
      seen++;
      return 'tanh';
    },
  };
  const stack = (layers: number) => ({ model: Array.from({ length: layers }, () => layer) });
  const refusal = ['model must have at most 5000 layers, got more; take fewer'];
  expect(messages(stack(5000))).toEqual([]);
  expect(messages(stack(5001))).toEqual(refusal);
  seen = 0;
  expect(messages(stack(200_000))).toEqual(refusal);
  expect(seen).toBeLessThanOrEqual(5001);
});

test('layers within layers count, and what is no layer does not', () => {
  const layer = { type: 'tanh', init: { type: 'zeros' } };
  const blocks = (count: number) => ({
    model: Array.from({ length: count }, () => ({ type: 'residual', layers: [layer, layer, layer] })),
    groups: Array.from({ length: 6000 }, () => ({ match: '*' })),
  });
  expect(messages(blocks(1250))).toEqual([]);
  expect(messages(blocks(1251))).toEqual(['model must have at most 5000 layers, got more; take fewer']);
});

test('more than a million values are refused', () => {
  const values = Array.from({ length: 999_998 }, () => 1); // beside the list, its object and the whole
  expect(messages({ data: { values } })).toEqual([
    'configuration must hold at most 1000000 values, got more than 1000000; keep data in files',
  ]);
});

test('what is as long, as large or as unusual as may be is let pass', () => {
  const long = 'x'.repeat(4096);
  expect(messages({ [long]: long, least: -3.4028234663852886e38, most: 3.4028234663852886e38 })).toEqual([]);
  expect(messages({ steps: Number.MAX_SAFE_INTEGER, seed: 2 ** 53, nested: { steps: 2 ** 53 } })).toEqual([]);
  expect(messages({ delimiter: '\t', name: 'Größe 😀 \u200d', none: null, is: true })).toEqual([]);
  expect(messages(Object.assign(Object.create(null), { steps: 3 }))).toEqual([]);
});

test('all that is wrong is said, in the order in which it stands there', () => {
  const said = messages({ a: NaN, b: [1, -Infinity, { c: 'x\u0007' }], d: 1e39, e: -1e39 });
  expect(said.map((message) => message.replace(/ must.*, got/, ':').replace(/;.*/, ''))).toEqual([
    'a: NaN',
    'b[1]: -Infinity',
    'b[2].c: U+0007 at character 2',
    'd: 1e+39',
    'e: -1e+39',
  ]);
});

test.each<[string, unknown, string]>([
  [
    'what inherits its options',
    JSON.parse('{"data": {}}', (key, value: unknown) =>
      key === 'data' ? Object.create({ steps: 3 }) : value,
    ),
    'data must be a plain object, got one that inherits from another; write its options into it; "__proto__" is none',
  ],
  [
    'a number that float32 cannot hold',
    { learningRate: 1e300 },
    'learningRate must be a number that float32 can hold, got 1e+300; write one below 3.4e38',
  ],
  [
    'a number of steps that no float64 tells from the next',
    { steps: 2 ** 53 },
    'steps must be a number of steps that can be counted, got 9007199254740992; write one up to 9007199254740991',
  ],
  [
    'half a character in a name',
    { name: 'x\ud800' },
    'name must be without control characters, got U+D800 at character 2; remove it',
  ],
  [
    'an escape sequence in a name',
    { name: 'x\u001b[31mred' },
    'name must be without control characters, got U+001B at character 2; remove it',
  ],
  [
    'a mark that turns text around in a path',
    { data: { path: 'a\u202Etxt.exe' } },
    'data.path must be without control characters, got U+202E at character 2; remove it',
  ],
  [
    'steps that are not finite',
    { steps: Infinity },
    'steps must be a finite number, got Infinity; write one below 3.4e38',
  ],
  [
    'steps beyond float32',
    { steps: 1e300 },
    'steps must be a number that float32 can hold, got 1e+300; write one below 3.4e38',
  ],
  [
    'a line separator, on which a line of a log would end',
    { data: { path: 'a\u2028b' } },
    'data.path must be without control characters, got U+2028 at character 2; remove it',
  ],
  [
    'a key of more characters than one would read',
    { data: { ['k'.repeat(4097)]: 1 } },
    `data must have keys of options, got "${'k'.repeat(56)}…; remove it`,
  ],
  [
    'a text of fifty million characters',
    { name: 'x'.repeat(5e7) },
    'name must be a text of at most 4096 characters, got one of 50000000; shorten it',
  ],
])('%s is refused', (_, given, message) => {
  expect(messages(given)).toEqual([message]);
});

test('a prototype that JSON.parse keeps as a key is an unknown key', () => {
  expect(() =>
    parseConfiguration(JSON.parse('{"model": [{"type": "tanh"}], "__proto__": {"steps": 3}}')),
  ).toThrow('__proto__ must be a key of a configuration, got an unknown key');
});

test('a name of more than 200 characters is refused', () => {
  expect(() => parseConfiguration({ name: 'x'.repeat(201), model: [{ type: 'tanh' }] })).toThrow(
    /name must be a string of at most 200 characters, got "x+…; see weir explain/,
  );
});
