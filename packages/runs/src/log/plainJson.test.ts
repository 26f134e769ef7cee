import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePlain, stringifyPlain } from './plainJson.ts';

const number = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, -0, 0, 5e-324, Number.MAX_VALUE),
);
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    number,
    fc.string(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('$number', '$$', '$Float32Array', 'a')),
      tie('value'),
      { maxKeys: 4, noNullPrototype: true },
    ),
    fc.float32Array(),
    fc.int32Array(),
  ),
})).value;

it('gives back every bit of plain data: NaN, infinities, minus zero, typed arrays, keys that begin with $', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(parsePlain(stringifyPlain(value))).toEqual(value);
    }),
    { numRuns: 2000, seed: 1 },
  );
});

it('keeps the bits of a NaN in a typed array, and the sign of zero', () => {
  const bits = Uint32Array.of(0x7fc00001, 0xffc00000, 0x80000000);
  const back = parsePlain(stringifyPlain({ a: new Float32Array(bits.buffer), b: [-0] })) as {
    a: Float32Array;
    b: number[];
  };
  expect(new Uint32Array(back.a.buffer)).toEqual(bits);
  expect(Object.is(back.b[0], -0)).toBe(true);
});

it('leaves ordinary data as JSON has it', () => {
  expect(stringifyPlain({ a: [1, 'b', null], c: true })).toBe('{"a":[1,"b",null],"c":true}');
});

it.each(['{"$number":"7"}', '{"$Float32Array":"AAA="}', '{"$Float32Array":"!"}', '{"$Int32Array":5}'])(
  'says what is wrong with %s',
  (text) => {
    expect(() => parsePlain(text)).toThrow(/parsePlain: \$.* got .*; the record is not Weir's/);
  },
);
