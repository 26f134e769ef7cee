import { expect, test } from 'vitest';
import { JsonError, parseJson } from './parseJson.ts';

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

test.each([
  [
    '\n{"a": "open\n}',
    'x.json line 2, column 7 must be a string closed on its line, got "\\"open"; close it with a double quote',
  ],
  [
    '{"a": 1}\r\n/* open',
    'x.json line 2, column 1 must be a closed comment, got "/* open"; close it with */',
  ],
  ['{"a": 1 "b": 2}', 'x.json line 1, column 9 must be a comma, got "\\"b\\""; put one between two entries'],
  ['{1: 2}', 'x.json line 1, column 2 must be the name of a property, got "1"; put names in double quotes'],
  [
    '{"a": "\\q"}',
    'x.json line 1, column 7 must be JSON, got "\\"\\\\q\\""; write JSON; comments and trailing commas may stand in it',
  ],
  [
    ' \n',
    'x.json line 2, column 1 must be a value, got an empty file; write a number, a string in double quotes, a list or an object',
  ],
])('%j is told with its place, what was found there and what to do', (text, message) => {
  expect(() => parseJson(text, 'x.json')).toThrow(message);
});

test('of what is long the first thirty characters are shown', () => {
  const found = (length: number) => () => parseJson('x'.repeat(length), 'x.json');
  expect(found(30)).toThrow(`got "${'x'.repeat(30)}";`);
  expect(found(31)).toThrow(`got "${'x'.repeat(29)}…";`);
});

test('a place can be read off the error, and what to do of brackets', () => {
  let error: unknown;
  try {
    parseJson(`\n\n  ${'['.repeat(201)}`, 'x.json');
  } catch (reason) {
    error = reason;
  }
  expect(error).toBeInstanceOf(JsonError);
  expect(error).toMatchObject({ name: 'JsonError', source: 'x.json', line: 3, column: 203 });
  expect(String(error)).toMatch(/; write it flatter$/);
});

test('a byte order mark anywhere but at the beginning is part of what it stands in', () => {
  expect(parseJson('{"a": "\uFEFFb"}', 'x.json')).toEqual({ a: '\uFEFFb' });
});
