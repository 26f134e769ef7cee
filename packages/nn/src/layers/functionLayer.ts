import { engine, getGradient, tidy, zeros } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Parameter } from '../parameters/parameter.ts';
import type { Shape } from '../shapes/shape.ts';
import type { UnknownShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';

/** Any differentiable tfjs function of the input `[batch, …]` and of the layer's parameters. */
export type TensorFunction = (x: Tensor, ...parameters: Tensor[]) => Tensor;

/** What a layer made of a function says of itself. */
export interface FunctionLayerOptions {
  /** What diagnostics call it. Default `layer`. */
  readonly kind?: string;
  /** Passed to the function after the input, in this order. */
  readonly parameters?: readonly Parameter[];
}

/**
 * A layer from any tfjs function, its gradient taken by tfjs.
 *
 * The function runs once forward and once more on the way back, so it must give the same for the same input.
 *
 * @throws Error if tfjs has no gradients registered: in Node only `@tensorflow/tfjs` does so.
 *
 * @example
 * ```ts
 * import { square } from '@tensorflow/tfjs';
 *
 * layer((x) => square(x), { kind: 'square' }).outputShape([3, 4]); // → [3, 4]
 * ```
 */
export function functionLayer(
  compute: TensorFunction,
  { kind = 'layer', parameters = [] }: FunctionLayerOptions = {},
): Layer<Shape, UnknownShape> {
  mustKnowGradients();
  return definedLayer({
    kind,
    parameters,
    outputShape: (input) =>
      tidy(() =>
        compute(zeros([1, ...input]), ...parameters.map(({ shape }) => zeros([...shape]))).shape.slice(1),
      ),
    forward: (x, scope) => [
      compute(scope.tensor(x), ...parameters.map((parameter) => scope.tensor(parameter.on(scope.device)))),
    ],
    backward(dy, { input }, scope) {
      const inputs = [
        scope.tensor(input),
        ...parameters.map((parameter) => scope.tensor(parameter.on(scope.device))),
      ];
      const { grads } = engine().gradients(
        () => compute(...(inputs as [Tensor, ...Tensor[]])),
        inputs,
        scope.tensor(dy),
        true,
      );
      const [inputGrad, ...parameterGrads] = grads;
      return { input: inputGrad, parameters: parameterGrads };
    },
  });
}

/** tfjs's core package leaves it to the union package to register gradients: without them there is no way back. */
function mustKnowGradients(): void {
  if (getGradient('Add')) return;
  throw new Error(
    "layer: tfjs must know its functions' gradients, got none registered; " +
      "import '@tensorflow/tfjs' once, since @tensorflow/tfjs-core alone registers none in Node",
  );
}
