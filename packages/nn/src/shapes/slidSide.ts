import type { Count, Digits } from './digits.ts';

/**
 * The side that is left of an image's when a window slides over it, `⌊(side + 2 padding − kernel) / stride⌋ + 1`,
 * where all four are known at compile time and below 1000, else `number`.
 */
export type SlidSide<
  Side extends number,
  Kernel extends number,
  Stride extends number,
  Padding extends number = 0,
> = number extends Side | Kernel | Stride | Padding
  ? number
  : [...Units<Side>, ...Units<Padding>, ...Units<Padding>] extends [...Units<Kernel>, ...infer Rest]
    ? [0, ...Quotient<Rest, Units<Stride>>]['length'] & number
    : number;

/** As many elements as the number says; `number`'s own many where it has four digits and more, or a sign or point. */
type Units<N extends number> =
  Digits<N> extends readonly [string, string, string, string, ...string[]]
    ? number[]
    : UnitsOf<Digits<N>, []>;

type UnitsOf<D extends readonly string[], Tens extends readonly 0[]> = D extends readonly [
  infer Head extends string,
  ...infer Tail extends string[],
]
  ? UnitsOf<
      Tail,
      [
        ...Tens,
        ...Tens,
        ...Tens,
        ...Tens,
        ...Tens,
        ...Tens,
        ...Tens,
        ...Tens,
        ...Tens,
        ...Tens,
        ...Count<Head>,
      ]
    >
  : Tens;

/** How often `By` goes into `Of`. */
type Quotient<
  Of extends readonly unknown[],
  By extends readonly unknown[],
  Times extends readonly 0[] = [],
> = By extends readonly []
  ? number[]
  : By extends readonly [0]
    ? Of
    : Of extends readonly [...By, ...infer Rest]
      ? Quotient<Rest, By, [...Times, 0]>
      : Times;
