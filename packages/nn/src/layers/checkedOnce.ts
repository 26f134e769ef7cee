import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Shape } from '../shapes/shape.ts';

/**
 * A check that an input fits, made again only when an example's shape is another than the last time: networks
 * whose sizes the compiler could not see are checked at their first step, and later steps cost nothing.
 */
export function checkedOnce(outputShape: (input: Shape) => Shape): (x: TensorInfo) => void {
  let fitting: readonly number[] | undefined;
  return ({ shape }) => {
    if (fitting && sameExample(fitting, shape)) return;
    outputShape(shape.slice(1));
    fitting = shape;
  };
}

function sameExample(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let axis = 1; axis < a.length; axis++) if (a[axis] !== b[axis]) return false;
  return true;
}
