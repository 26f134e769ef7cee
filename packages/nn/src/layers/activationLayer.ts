import { activation, activationGrad } from '@weir/kernels';
import type { Activation } from '@weir/kernels';
import type { Shape } from '../shapes/shape.ts';
import type { SameShape } from '../shapes/shapeMap.ts';
import { definedLayer } from './definedLayer.ts';
import type { Layer } from './layer.ts';

/** A layer that applies one function to each value: `activationLayer('leakyRelu', 'leakyRelu', 0.01)`. */
export function activationLayer(kind: string, name: Activation, alpha?: number): Layer<Shape, SameShape> {
  const attrs = alpha === undefined ? { activation: name } : { activation: name, alpha };
  return definedLayer({
    kind,
    alpha,
    forward: (x, scope) => scope.run(activation, { x }, attrs),
    backward: (dy, { input: x, output: y }, scope) => ({
      input: scope.run(activationGrad, { dy, x, y }, attrs)[0],
    }),
  });
}
