import { engine, getGradient, registerGradient, tidy, zeros } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { tfjsGradients } from '../generated/tfjsGradients.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { Shape } from '../shapes/shape.ts';
import type { UnknownShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';

/** Any differentiable tfjs function of the input `[batch, …]` and of the layer's parameters. */
export type TensorFunction = (x: Tensor, ...parameters: Tensor[]) => Tensor;

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
 * @example layer((x) => square(x), { kind: 'square' })
 */
export function functionLayer(
  compute: TensorFunction,
  { kind = 'layer', parameters = [] }: FunctionLayerOptions = {},
): Layer<Shape, UnknownShape> {
  registerGradients();
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

/** tfjs's core package leaves it to the union package to register gradients; whoever has done so, stays. */
function registerGradients(): void {
  for (const gradient of tfjsGradients) if (!getGradient(gradient.kernelName)) registerGradient(gradient);
}
