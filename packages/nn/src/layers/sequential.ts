import type { Shape } from '../shapes/shape.ts';
import type { ShapeMap } from '../shapes/shapeMap.ts';
import type { Checked, MadeBy, TakenBy } from './checked.ts';
import { composedChain } from './composedChain.ts';
import { compositeLayer } from './compositeLayer.ts';
import type { AnyLayer, Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { shapeThrough } from './shapeThrough.ts';

/**
 * Layers one after the other, as one operator; checked, however many, by the compiler where widths are
 * known and at its first use where they are not.
 *
 * As the operator of a stream its layers are the network's own (`0.embedding`, `1.flatten`, …); inside
 * another composite they are its inner layers (`4.residual.0.sequential.1.linear`).
 *
 * @throws TypeError if one layer stands in it twice: parameters cannot be shared so.
 *
 * @example
 * ```ts
 * const rng = torchGenerator(1);
 * const net = sequential(embedding(27, 10, { rng }), flatten(), linear(30, 100, { rng }), tanh(), linear(100, 27, { rng }));
 * net.outputShape([3]); // → [27]
 * ```
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
  return compositeLayer({
    ...composed(layers),
    of: ([path = []]) => chain(path),
    through: (signal) => layers.reduce((at, layer) => layer.through(at), signal),
  });
}

/** The same as one layer of a network: its layers are inner ones wherever it stands, under the names that evaluation has for them. */
const inner = (layers: readonly AnyLayer[]): AnyLayer =>
  compositeLayer({ ...composed(layers), of: ([path = []]) => inner(path) });

const composed = (layers: readonly AnyLayer[]) => ({
  kind: 'sequential',
  paths: [layers],
  outputShape: (input: Shape) => shapeThrough(layers, input),
  forward: (...[x, scope, wantsInputGrad]: Parameters<Composed['forward']>) =>
    composedChain(layers, x, scope, wantsInputGrad),
});

type Composed = Parameters<typeof compositeLayer>[0];

/** What `{"type": "sequential"}` stands for in a configuration. */
export const sequentialKind = layerKind({
  type: 'sequential',
  schema: {
    /** The layers, first to last. */
    layers: 'object[]',
  },
  build: ({ layers }, { input, layers: make }) => inner(make(layers, input)),
});
