import { describe, expect, it } from 'vitest';
import { firstAmbiguity } from './firstAmbiguity.ts';
import { firstTooDeep } from './firstTooDeep.ts';

describe('firstAmbiguity', () => {
  it('finds the second of two names in one object, and its place', () => {
    const json = '{"a": 1, "b": {"a": 2}, "a": 3}';
    expect(firstAmbiguity(json)).toMatchObject({ name: 'a', offset: json.lastIndexOf('"a"') });
  });

  it('lets objects of a list have the same names', () => {
    expect(firstAmbiguity('[{"a": 1}, {"a": 2}]')).toBeUndefined();
  });

  it('finds the name that some readers take for the prototype', () => {
    expect(firstAmbiguity('{"x": {"__proto__": {}}}')).toMatchObject({ name: '__proto__' });
  });
});

describe('firstTooDeep', () => {
  it('finds the first bracket beyond the depth, and none within it', () => {
    expect(firstTooDeep('{"a": [[1]]}', 2)).toBe(7);
    expect(firstTooDeep('{"a": [[1]]}', 3)).toBeUndefined();
  });

  it('counts no brackets in strings, and does not run out of stack', () => {
    expect(firstTooDeep('{"a": "[[[["}', 1)).toBeUndefined();
    expect(firstTooDeep('['.repeat(1e5), 99_999)).toBe(99_999);
  });
});
