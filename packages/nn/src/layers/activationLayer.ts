import { activation, activationGrad } from '@weir/kernels';
import type { Activation } from '@weir/kernels';
import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';

/** The numbers that some activation functions have; what each stands for is in `ActivationAttrs`. */
export interface ActivationParameters {
  readonly alpha?: number;
  readonly beta?: number;
}

/** A layer that applies one function to each value: `activationLayer('leakyRelu', 'leakyRelu', { alpha: 0.01 })`. */
export function activationLayer(
  kind: string,
  name: Activation,
  parameters: ActivationParameters = {},
): Layer<Shape, SameShape> {
  const attrs = { activation: name, ...parameters };
  return definedLayer({
    kind,
    ...parameters,
    forward: (x, scope) => scope.run(activation, { x }, attrs),
    backward: (dy, { input: x, output: y }, scope) => ({
      input: scope.run(activationGrad, { dy, x, y }, attrs)[0],
    }),
  });
}
