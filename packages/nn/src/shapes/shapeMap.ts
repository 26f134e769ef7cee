import type { Product } from './product.ts';
import type { Shape } from './shape.ts';

/**
 * What a layer does to the shape of an example, as a function of types: TypeScript has no generic
 * parameters that take parameters, so the argument is the property `input` and the result `output`.
 */
export interface ShapeMap {
  readonly input: Shape;
  readonly output: Shape;
}

/** The shape that a layer makes of `S`. */
export type Apply<M extends ShapeMap, S extends Shape> = (M & { readonly input: S })['output'];

/** Leaves the shape as it is. */
export interface SameShape extends ShapeMap {
  readonly output: this['input'];
}

/** Replaces the last axis. */
export interface ToWidth<Out extends number> extends ShapeMap {
  readonly output: WithWidth<this['input'], Out>;
}

/** Appends an axis. */
export interface Append<Dim extends number> extends ShapeMap {
  readonly output: readonly [...this['input'], Dim];
}

/** Joins all axes into one, whose size is their product where all are known. */
export interface Flattened extends ShapeMap {
  readonly output: readonly [Product<this['input']>];
}

/** An image of other, unknown sides with known channels. */
export interface ToImage<Channels extends number> extends ShapeMap {
  readonly output: readonly [number, number, Channels];
}

/** An image of other, unknown sides with the channels it had. */
export interface Pooled extends ShapeMap {
  readonly output: readonly [number, number, Width<this['input']>];
}

/** An image's channels alone. */
export interface ToChannels extends ShapeMap {
  readonly output: readonly [Width<this['input']>];
}

/** The maps of layers one after the other. */
export interface Chain<First extends ShapeMap, Second extends ShapeMap> extends ShapeMap {
  readonly output: Apply<Second, Apply<First, this['input']>>;
}

/** Nothing is known of the shape that comes out. */
export interface UnknownShape extends ShapeMap {
  readonly output: Shape;
}

/** Size of the last axis, `number` where it is unknown. */
export type Width<S extends Shape> = S extends readonly [...number[], infer Last extends number]
  ? Last
  : number;

type WithWidth<S extends Shape, Out extends number> = S extends readonly [...infer Lead extends Shape, number]
  ? readonly [...Lead, Out]
  : readonly [...number[], Out];
