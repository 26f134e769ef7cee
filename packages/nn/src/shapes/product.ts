import type { Add, Count, Digits, Reversed, ToNumber } from './digits.ts';
import type { Shape } from './shape.ts';

/**
 * The product of sizes that are all known at compile time, else `number`; `Product<readonly [7, 7, 16]>` is 784.
 *
 * Long multiplication on decimal digits: counting tuples, the usual trick, ends at about 10,000.
 */
export type Product<S extends Shape> = number extends S['length'] ? number : ProductOf<S, 1>;

type ProductOf<S extends Shape, Total extends number> = S extends readonly [
  infer First extends number,
  ...infer Rest extends Shape,
]
  ? number extends First
    ? number
    : ProductOf<Rest, Multiply<Total, First>>
  : Total;

type Multiply<A extends number, B extends number> =
  MultiplyDigits<Digits<A>, Reversed<Digits<B>>, []> extends infer D extends readonly string[]
    ? ToNumber<D>
    : number;

/** A (most significant digit first) times B (least first): for each digit of B, add A that often and shift. */
type MultiplyDigits<
  A extends string[],
  B extends readonly string[],
  Zeros extends string[],
> = B extends readonly [infer Digit extends string, ...infer Rest extends string[]]
  ? Add<Times<[...A, ...Zeros], Digit>, MultiplyDigits<A, Rest, ['0', ...Zeros]>>
  : ['0'];

type Times<A extends string[], Digit extends string> = TimesCount<A, Count<Digit>, ['0']>;
type TimesCount<
  A extends string[],
  N extends readonly unknown[],
  Total extends string[],
> = N extends readonly [unknown, ...infer Rest] ? TimesCount<A, Rest, Add<A, Total>> : Total;
