import type { Product } from './product.ts';
import type { Shape } from './shape.ts';
import type { SlidSide } from './slidSide.ts';

/**
 * What a layer does to the shape of an example, as a function of types: TypeScript has no generic
 * parameters that take parameters, so the argument is the property `input` and the result `output`.
 */
export interface ShapeMap {
  /** `unknown`, because the argument comes in by an intersection: `Shape & [3]` would be no tuple any more. */
  readonly input: unknown;
  readonly output: Shape;
  /** `unknown`, or a message for inputs that something inside does not take. */
  readonly refusal: unknown;
}

/** The argument of a map as the shape that it is. */
export type Given<Input> = Input extends Shape ? Input : Shape;

/** The shape that a layer makes of `S`. */
export type Apply<M extends ShapeMap, S extends Shape> = (M & { readonly input: S })['output'];

/** What a source of shape `S` must be besides: nothing more, or what no source is, where it does not fit inside. */
export type Refusal<M extends ShapeMap, S extends Shape> = (M & { readonly input: S })['refusal'];

/** Leaves the shape as it is. */
export interface SameShape extends ShapeMap {
  readonly output: Given<this['input']>;
}

/** Replaces the last axis. */
export interface ToWidth<Out extends number> extends ShapeMap {
  readonly output: WithWidth<Given<this['input']>, Out>;
}

/** Appends an axis. */
export interface Append<Dim extends number> extends ShapeMap {
  readonly output: readonly [...Given<this['input']>, Dim];
}

/** Joins all axes into one, whose size is their product where all are known. */
export interface Flattened extends ShapeMap {
  readonly output: readonly [Product<Given<this['input']>>];
}

/** An image of known channels, its sides those of a sliding window. */
export interface Convolved<
  Channels extends number,
  Kernel extends number,
  Stride extends number,
  Padding extends number,
> extends ShapeMap {
  readonly output: Slid<Given<this['input']>, Channels, Kernel, Stride, Padding>;
}

/** An image of the channels it had, its sides those of a sliding window. */
export interface Pooled<Kernel extends number, Stride extends number> extends ShapeMap {
  readonly output: Slid<Given<this['input']>, Width<Given<this['input']>>, Kernel, Stride, 0>;
}

/** An image's channels alone. */
export interface ToChannels extends ShapeMap {
  readonly output: readonly [Width<Given<this['input']>>];
}

/** Nothing is known of the shape that comes out. */
export interface UnknownShape extends ShapeMap {
  readonly output: Shape;
}

/** Size of the last axis, `number` where it is unknown. */
export type Width<S extends Shape> = S extends readonly [...number[], infer Last extends number]
  ? Last
  : number;

/** The shape with another last axis. */
export type WithWidth<S extends Shape, Out extends number> = S extends readonly [
  ...infer Lead extends Shape,
  number,
]
  ? readonly [...Lead, Out]
  : readonly [...number[], Out];

type Slid<
  S extends Shape,
  Channels extends number,
  Kernel extends number,
  Stride extends number,
  Padding extends number,
> = S extends readonly [infer Height extends number, infer Width extends number, number]
  ? readonly [SlidSide<Height, Kernel, Stride, Padding>, SlidSide<Width, Kernel, Stride, Padding>, Channels]
  : readonly [number, number, Channels];
