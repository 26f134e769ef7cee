import { childName } from '../evaluation/evaluationContext.ts';
import type { Fits, Print, TypeError } from '../shapes/fits.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Apply, ShapeMap } from '../shapes/shapeMap.ts';
import { chainEntry } from './chainEntry.ts';
import type { AnyLayer, Layer } from './layer.ts';
import { operator } from './operator.ts';

/**
 * Layers one after the other, as one operator; checked, however many, by the compiler where widths are
 * known and at its first use where they are not.
 *
 * As the operator of a stream its layers are the network's own (`0.embedding`, `1.flatten`, …); inside
 * another composite they are its inner layers (`4.sequential.0.linear`).
 *
 * @throws TypeError if one layer stands in it twice: parameters cannot be shared so.
 */
export function sequential<const L extends readonly AnyLayer[]>(
  ...layers: Checked<L>
): Layer<TakenBy<L>, MadeBy<L>> {
  return chain<TakenBy<L>, MadeBy<L>>(layers as readonly AnyLayer[]); // checked: every element is one of L
}

/** The same of a list whose widths only running shows, such as a configuration's. */
export function chain<In extends Shape = Shape, Map extends ShapeMap = ShapeMap>(
  layers: readonly AnyLayer[],
): Layer<In, Map> {
  if (new Set(layers).size !== layers.length) {
    throw new TypeError('sequential: layers must be distinct, got one twice; make a second layer of its own');
  }
  const parameters = layers.flatMap((layer) => layer.parameters);
  const self: AnyLayer = {
    kind: 'sequential',
    parameters,
    children: layers,
    tracking: undefined,
    outputShape: (input) => layers.reduce((shape, layer) => layer.outputShape(shape), input),
    apply: (x, scope, wantsInputGrad) => chainEntry(chained, layers, x, scope, wantsInputGrad),
    through: (signal) => layers.reduce((at, layer) => layer.through(at), signal),
    evaluation: ({ name, moments }) =>
      chain(
        layers.map((layer, index) => layer.evaluation({ name: childName(name, index, layer.kind), moments })),
      ),
  };
  const chained = operator<In, Map>(self);
  return chained;
}

/** What the first layer takes. */
type TakenBy<L extends readonly AnyLayer[]> = L extends readonly [infer First, ...AnyLayer[]]
  ? Takes<First>
  : Shape;

/** The map of all layers, one after the other. */
interface MadeBy<L extends readonly AnyLayer[]> extends ShapeMap {
  readonly output: Through<L, this['input']>;
}

type Takes<L> = L extends Layer<infer In, infer _Map> ? In : Shape;
type Makes<L, S extends Shape> = L extends Layer<infer _In, infer Map> ? Apply<Map, S> : Shape;

type Through<L extends readonly unknown[], S extends Shape> = L extends readonly [infer First, ...infer Rest]
  ? Through<Rest, Makes<First, S>>
  : S;

/** The shape that arrives at each layer. */
type Arriving<
  L extends readonly unknown[],
  S extends Shape,
  Seen extends readonly Shape[] = readonly [],
> = L extends readonly [infer First, ...infer Rest]
  ? Arriving<Rest, Makes<First, S>, readonly [...Seen, S]>
  : Seen;

/** The layers, with a message in the place of each that does not take what arrives. */
type Checked<L extends readonly AnyLayer[]> = {
  readonly [K in keyof L]: CheckedAt<L[K], At<Arriving<L, TakenBy<L>>, K>>;
};

type At<Shapes, K> = K extends keyof Shapes ? (Shapes[K] extends Shape ? Shapes[K] : Shape) : Shape;

type CheckedAt<L, S extends Shape> =
  Fits<S, Takes<L>> extends true
    ? L
    : TypeError<`takes ${Print<Takes<L>>}, but the layer before makes ${Print<S>}`>;
