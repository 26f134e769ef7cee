import type { Shape } from './shape.ts';

/** A type that no value has, so that the compiler prints the message where it is asked for. */
export interface TypeError<Message extends string> {
  readonly 'does not fit': Message;
}

/** Whether examples of shape `S` fit a layer that takes `P`; `number` fits any size. */
export type Fits<S extends Shape, P extends Shape> = number extends P['length']
  ? P extends readonly [...infer _Any extends number[], infer PLast extends number]
    ? S extends readonly [...infer _Lead extends Shape, infer SLast extends number]
      ? SizeFits<SLast, PLast>
      : true
    : true
  : number extends S['length']
    ? S extends readonly [...number[], infer SLast extends number]
      ? P extends readonly [...number[], infer PLast extends number]
        ? SizeFits<SLast, PLast>
        : true
      : true
    : S['length'] extends P['length']
      ? AxesFit<S, P>
      : false;

type AxesFit<S extends Shape, P extends Shape> = [S, P] extends [
  readonly [infer SFirst extends number, ...infer SRest extends Shape],
  readonly [infer PFirst extends number, ...infer PRest extends Shape],
]
  ? SizeFits<SFirst, PFirst> extends true
    ? AxesFit<SRest, PRest>
    : false
  : true;

type SizeFits<A extends number, B extends number> = number extends A
  ? true
  : number extends B
    ? true
    : A extends B
      ? true
      : false;

/** `[28, 28, 8]`, as the run-time error prints it. */
export type Print<S extends Shape> = number extends S['length'] ? PrintOpen<S> : `[${PrintAxes<S>}]`;

type PrintOpen<S extends Shape> = S extends readonly [...number[], infer Last extends number]
  ? `[…, ${Last}]`
  : '[…]';
type PrintAxes<S extends Shape> = S extends readonly [infer Only extends number]
  ? `${Only}`
  : S extends readonly [infer First extends number, ...infer Rest extends Shape]
    ? `${First}, ${PrintAxes<Rest>}`
    : '';
