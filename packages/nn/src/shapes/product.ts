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

type Digits<N extends number> = Split<`${N}`>;
type Split<S extends string> = S extends `${infer Head}${infer Tail}` ? [Head, ...Split<Tail>] : [];
type Reversed<D extends readonly string[]> = D extends readonly [
  infer Head extends string,
  ...infer Tail extends string[],
]
  ? [...Reversed<Tail>, Head]
  : [];
type Join<D extends readonly string[]> = D extends readonly [
  infer Head extends string,
  ...infer Tail extends string[],
]
  ? `${Head}${Join<Tail>}`
  : '';
type ToNumber<D extends readonly string[]> =
  Join<WithoutLeadingZeros<D>> extends `${infer N extends number}` ? N : number;
type WithoutLeadingZeros<D extends readonly string[]> = D extends readonly [
  '0',
  infer Next extends string,
  ...infer Rest extends string[],
]
  ? WithoutLeadingZeros<[Next, ...Rest]>
  : D;

/** A (most significant digit first) times B (least first): for each digit of B, add A that often and shift. */
type MultiplyDigits<
  A extends string[],
  B extends readonly string[],
  Zeros extends string[],
> = B extends readonly [infer Digit extends string, ...infer Rest extends string[]]
  ? Add<Times<[...A, ...Zeros], Digit>, MultiplyDigits<A, Rest, ['0', ...Zeros]>>
  : ['0'];

type Ones = {
  0: [];
  1: [0];
  2: [0, 0];
  3: [0, 0, 0];
  4: [0, 0, 0, 0];
  5: [0, 0, 0, 0, 0];
  6: [0, 0, 0, 0, 0, 0];
  7: [0, 0, 0, 0, 0, 0, 0];
  8: [0, 0, 0, 0, 0, 0, 0, 0];
  9: [0, 0, 0, 0, 0, 0, 0, 0, 0];
};
type Count<D extends string> = D extends `${infer N extends keyof Ones}` ? Ones[N] : [];

type Times<A extends string[], Digit extends string> = TimesCount<A, Count<Digit>, ['0']>;
type TimesCount<
  A extends string[],
  N extends readonly unknown[],
  Total extends string[],
> = N extends readonly [unknown, ...infer Rest] ? TimesCount<A, Rest, Add<A, Total>> : Total;

/** The conditional only tells the compiler that digits are strings, which it cannot see through the recursion. */
type Add<A extends string[], B extends string[]> =
  AddReversed<Reversed<A>, Reversed<B>, []> extends infer Sum extends string[] ? Sum : [];

/** Both least significant digit first; the result most significant first. */
type AddReversed<
  A extends readonly string[],
  B extends readonly string[],
  Carry extends readonly unknown[],
> = [A, B] extends [readonly [], readonly []]
  ? Carry extends readonly []
    ? []
    : ['1']
  : Column<Head<A>, Head<B>, Carry> extends infer Sum extends readonly unknown[]
    ? Sum extends readonly [...Ten, ...infer Over]
      ? [...AddReversed<Tail<A>, Tail<B>, [0]>, Printed<Over>]
      : [...AddReversed<Tail<A>, Tail<B>, []>, Printed<Sum>]
    : never;

type Ten = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
type Column<A extends string, B extends string, Carry extends readonly unknown[]> = [
  ...Count<A>,
  ...Count<B>,
  ...Carry,
];
type Printed<Sum extends readonly unknown[]> = `${Sum['length'] & number}`;
type Head<D extends readonly string[]> = D extends readonly [infer First extends string, ...string[]]
  ? First
  : '0';
type Tail<D extends readonly string[]> = D extends readonly [string, ...infer Rest extends string[]]
  ? Rest
  : [];
