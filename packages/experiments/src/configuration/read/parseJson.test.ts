import { expect, test } from 'vitest';
import { parseJson } from './parseJson.ts';

test('comments, trailing commas and a byte order mark may stand in it', () => {
  const text = '\uFEFF{ // a name\n "name": "x", /* and */ "steps": [1, 2,],\n}';
  expect(parseJson(text, 'x.json')).toEqual({ name: 'x', steps: [1, 2] });
});

test.each([
  ['', 'x.json line 1, column 1 must be a value, got an empty file'],
  ['hello', 'x.json line 1, column 1 must be a JSON value, got "hello"'],
  ['{"a": 1\n  b: 2}', 'x.json line 2, column 3 must be a JSON value, got "b"'],
  ['{"a": [1', 'x.json line 1, column 9 must be "]", got the end of the file'],
  ['{"a" 1}', 'x.json line 1, column 6 must be a colon, got "1"'],
  [
    '{"gain": 1,\n "std": 2, "gain": 3}',
    'x.json line 2, column 12 must be a name that its object has once, got "gain"; remove one of the two',
  ],
  [
    '{"a": {"__proto__": {"steps": 3}}}',
    'x.json line 1, column 8 must be the name of an option, got "__proto__"',
  ],
  [
    '{"a": {"b": 1}, "a": {"b": 1}}',
    'x.json line 1, column 17 must be a name that its object has once, got "a"',
  ],
  ['{"a": 1} {', 'x.json line 1, column 10 must be the end, got "{"'],
])('%j is no JSON, and it says where and why', (text, message) => {
  expect(() => parseJson(text, 'x.json')).toThrow(message);
});

test.each(['[', '{"a":'])('brackets of %s nested 100,000 deep are refused, not recursed into', (open) => {
  expect(() => parseJson(open.repeat(100_000), 'x.json')).toThrow(
    /must be nested at most 200 deep, got a bracket 201/,
  );
});

test('brackets in text and in comments are not nesting', () => {
  const text = `{"a": "${'['.repeat(300)}" /* ${'{'.repeat(300)} */}`;
  expect(parseJson(text, 'x.json')).toEqual({ a: '['.repeat(300) });
});
