import type { Fits, Print, TypeError } from '../shapes/fits.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Apply, Given, Refusal, ShapeMap } from '../shapes/shapeMap.ts';
import type { AnyLayer, Layer } from './layer.ts';

/** Layers of a chain, with a message in the place of each that does not take what arrives. */
export type Checked<L extends readonly AnyLayer[], In extends Shape = TakenBy<L>> = {
  readonly [K in keyof L]: CheckedAt<L[K], At<Arriving<L, In>, K>>;
};

/** What the first layer of a chain takes. */
export type TakenBy<L extends readonly AnyLayer[]> = L extends readonly [infer First, ...AnyLayer[]]
  ? Takes<First>
  : Shape;

/** The map of all layers, one after the other. */
export interface MadeBy<L extends readonly AnyLayer[]> extends ShapeMap {
  readonly output: Through<L, Given<this['input']>>;
  readonly refusal: FirstRefusal<L, Given<this['input']>>;
}

/** The message of the first layer that does not take what arrives, where the chain starts with `S`. */
export type FirstRefusal<L extends readonly unknown[], S extends Shape> = L extends readonly [
  infer First,
  ...infer Rest,
]
  ? Fits<S, Takes<First>> extends true
    ? unknown extends RefusedBy<First, S>
      ? FirstRefusal<Rest, Makes<First, S>>
      : RefusedBy<First, S>
    : TypeError<`takes ${Print<Takes<First>>}, but the layer before makes ${Print<S>}`>
  : unknown;

type RefusedBy<L, S extends Shape> = L extends Layer<infer _In, infer Map> ? Refusal<Map, S> : unknown;

/** The shape that layers, one after the other, make of `S`. */
export type Through<L extends readonly unknown[], S extends Shape> = L extends readonly [
  infer First,
  ...infer Rest,
]
  ? Through<Rest, Makes<First, S>>
  : S;

/** The shape of an example that a layer takes; any of what is no layer. */
export type Takes<L> = L extends Layer<infer In, infer _Map> ? In : Shape;
/** The shape that a layer makes of `S`. */
export type Makes<L, S extends Shape> = L extends Layer<infer _In, infer Map> ? Apply<Map, S> : Shape;

/** The shape that arrives at each layer. */
type Arriving<
  L extends readonly unknown[],
  S extends Shape,
  Seen extends readonly Shape[] = readonly [],
> = L extends readonly [infer First, ...infer Rest]
  ? Arriving<Rest, Makes<First, S>, readonly [...Seen, S]>
  : Seen;

type At<Shapes, K> = K extends keyof Shapes ? (Shapes[K] extends Shape ? Shapes[K] : Shape) : Shape;

type CheckedAt<L, S extends Shape> =
  Fits<S, Takes<L>> extends true
    ? L
    : TypeError<`takes ${Print<Takes<L>>}, but the layer before makes ${Print<S>}`>;
