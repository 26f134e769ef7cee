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
  ['{"a": 1} {', 'x.json line 1, column 10 must be the end, got "{"'],
])('%j is no JSON, and it says where and why', (text, message) => {
  expect(() => parseJson(text, 'x.json')).toThrow(message);
});
