import { type } from 'arktype';
import { printShape } from '../shapes/shape.ts';
import type { Checked, MadeBy, TakenBy } from './checked.ts';
import { composedChain } from './composedChain.ts';
import { compositeLayer } from './compositeLayer.ts';
import type { AnyLayer, Layer } from './layer.ts';
import { layerKind } from './layerKind.ts';
import { shapeThrough } from './shapeThrough.ts';

/**
 * `y = layers(x) + shortcut(x)`: the layers learn what is to be added to their input (He et al., 2016). Its
 * children are the layers, then the shortcut's: `4.residual.1.batchNorm`.
 *
 * @param shortcut Default none: the input itself. A conv2d of kernel 1 or a linear where the shape changes.
 * @throws RangeError at the first use if the two paths make different shapes.
 * @example residual([conv2d(8, 8, { kernel: 3, padding: 1, rng, bias: false }), batchNorm(8), relu()])
 */
export function residual<
  const L extends readonly AnyLayer[],
  const S extends readonly AnyLayer[] = readonly [],
>(layers: Checked<L>, shortcut?: Checked<S, TakenBy<L>>): Layer<TakenBy<L>, MadeBy<L>> {
  return sum(layers as readonly AnyLayer[], (shortcut ?? []) as readonly AnyLayer[]) as Layer<
    TakenBy<L>,
    MadeBy<L>
  >; // checked: every element is one of L or S
}

function sum(layers: readonly AnyLayer[], shortcut: readonly AnyLayer[]): Layer {
  return compositeLayer({
    kind: 'residual',
    children: [...layers, ...shortcut],
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
    of: (children) => sum(children.slice(0, layers.length), children.slice(layers.length)),
  });
}

export const residualKind = layerKind({
  type: 'residual',
  schema: type({ layers: 'object[]', 'shortcut?': 'object[]' }),
  build({ layers, shortcut = [] }, { input, layers: make }) {
    const main = make(layers, input);
    return sum(main, make(shortcut, input));
  },
});
