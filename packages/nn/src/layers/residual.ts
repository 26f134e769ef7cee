import type { Fits, Print, TypeError } from '../shapes/fits.ts';
import { printShape } from '../shapes/shape.ts';
import type { Shape } from '../shapes/shape.ts';
import type { ShapeMap } from '../shapes/shapeMap.ts';
import type { Checked, MadeBy, TakenBy, Through } from './checked.ts';
import { composedChain } from './composedChain.ts';
import { compositeLayer } from './compositeLayer.ts';
import type { AnyLayer, Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { shapeThrough } from './shapeThrough.ts';

/** What goes past the layers. */
export interface ResidualOptions<S extends readonly AnyLayer[], In extends Shape> {
  /** Default none: the input itself. A conv2d of kernel 1, or a linear, where the shape changes. */
  readonly shortcut?: (S & Checked<S, In>) | undefined;
}

/**
 * `y = layers(x) + shortcut(x)`: the layers learn what is to be added to their input (He et al., 2016). Its
 * children are the layers, then the shortcut's: `4.residual.1.batchNorm`.
 *
 * @throws RangeError at the first use if the two paths make different shapes.
 *
 * @example
 * ```ts
 * const rng = torchGenerator(1);
 * const block = residual([conv2d(8, 8, { kernel: 3, padding: 1, rng, bias: false }), batchNorm(8), relu()]);
 * block.outputShape([28, 28, 8]); // → [28, 28, 8]
 * ```
 */
export function residual<
  const L extends readonly AnyLayer[],
  const S extends readonly AnyLayer[], // of any length, and so the identity, where there is no shortcut
>(
  layers: Checked<L> & Summable<L, S>,
  { shortcut }: ResidualOptions<S, TakenBy<L>> = {},
): Layer<TakenBy<L>, MadeBy<L>> {
  // Checked: every element is one of L or S.
  const [main, side] = [layers, shortcut ?? []] as unknown as readonly [L, S];
  return sum(main, side);
}

/** Nothing, or a message if the two paths make different shapes. */
type Summable<L extends readonly AnyLayer[], S extends readonly AnyLayer[]> =
  Fits<Through<S, TakenBy<L>>, Through<L, TakenBy<L>>> extends true
    ? unknown
    : TypeError<`the layers make ${Print<Through<L, TakenBy<L>>>}, but the shortcut makes ${Print<Through<S, TakenBy<L>>>}`>;

function sum<In extends Shape = Shape, Map extends ShapeMap = ShapeMap>(
  layers: readonly AnyLayer[],
  shortcut: readonly AnyLayer[],
): Layer<In, Map> {
  return compositeLayer({
    kind: 'residual',
    paths: [layers, shortcut],
    outputShape(input) {
      const made = shapeThrough(layers, input);
      const kept = shapeThrough(shortcut, input);
      if (printShape(made) !== printShape(kept)) {
        throw new RangeError(
          `residual: shortcut must make ${printShape(made)} as the layers do, got ${printShape(kept)}; ` +
            'give it a conv2d of kernel 1, or a linear, of the same width',
        );
      }
      return made;
    },
    forward(x, scope, wantsInputGrad) {
      const main = composedChain(layers, x, scope, wantsInputGrad);
      const side = composedChain(shortcut, x, scope, wantsInputGrad);
      return {
        output: scope.call('Add', { a: main.output, b: side.output }),
        inner: [...main.inner, ...side.inner],
        backward(dy, step) {
          const a = main.backward(dy, step);
          const b = side.backward(dy, step);
          return wantsInputGrad && a && b ? step.call('Add', { a, b }) : undefined;
        },
      };
    },
    of: ([main = [], side = []]) => sum(main, side),
  });
}

/** What `{"type": "residual"}` stands for in a configuration. */
export const residualKind = layerKind({
  type: 'residual',
  schema: {
    /** The layers whose output is added to what goes past them. */
    layers: 'object[]',
    'shortcut?': 'object[]',
  },
  build({ layers, shortcut = [] }, { input, layers: make }) {
    const main = make(layers, input);
    return sum(main, make(shortcut, input));
  },
});
