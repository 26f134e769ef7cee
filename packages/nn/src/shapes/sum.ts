import type { Add, Digits, ToNumber } from './digits.ts';

/** The sum of two sizes that are known at compile time, else `number`. */
export type Sum<A extends number, B extends number> = number extends A
  ? number
  : number extends B
    ? number
    : ToNumber<Add<Digits<A>, Digits<B>>>;
