/** The decimal digits of a size, most significant first. */
export type Digits<N extends number> = Split<`${N}`>;
type Split<S extends string> = S extends `${infer Head}${infer Tail}` ? [Head, ...Split<Tail>] : [];
/** A number's digits, the last one first. */
export type Reversed<D extends readonly string[]> = D extends readonly [
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
/** The number that digits, the last one first, stand for. */
export type ToNumber<D extends readonly string[]> =
  Join<WithoutLeadingZeros<D>> extends `${infer N extends number}` ? N : number;
type WithoutLeadingZeros<D extends readonly string[]> = D extends readonly [
  '0',
  infer Next extends string,
  ...infer Rest extends string[],
]
  ? WithoutLeadingZeros<[Next, ...Rest]>
  : D;

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
/** As many elements as the digit says. */
export type Count<D extends string> = D extends `${infer N extends keyof Ones}` ? Ones[N] : [];

/**
 * The sum of two numbers by their digits.
 *
 * The conditional only tells the compiler that digits are strings, which it cannot see through the recursion.
 */
export type Add<A extends string[], B extends string[]> =
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
