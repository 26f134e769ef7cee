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

test('200,000 layers are refused at once', () => {
  const model = Array.from({ length: 200_000 }, () => ({ type: 'tanh' }));
  const from = performance.now();
  expect(messages({ model })).toEqual(['model must have at most 5000 layers, got more; take fewer']);
  expect(performance.now() - from).toBeLessThan(5000);
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
