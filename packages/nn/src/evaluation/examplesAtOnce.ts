import type { AnyLayer } from '../layers/layer.ts';
import type { Shape } from '../shapes/shape.ts';

/** Bytes that the outputs of all layers may take while a split is gone through. */
const mostBytes = 512e6;
const mostExamples = 4096;
/** Of a float32. */
const bytes = 4;

/**
 * How many examples to run through a network at a time where nobody trains on them: 4096, or as many as have room for what
 * each layer makes of them in 512 MB, and at least 1.
 *
 * @throws RangeError if the network does not take examples of that shape.
 */
export function examplesAtOnce(network: AnyLayer, input: Shape): number {
  const each = bytes * (sizeOf(input) + valuesWithin(network, input));
  return Math.max(1, Math.min(mostExamples, Math.floor(mostBytes / each)));
}

/** Values that a layer and those inside it make of one example. */
function valuesWithin(layer: AnyLayer, input: Shape): number {
  let total = sizeOf(layer.outputShape(input));
  let shape = input;
  for (const child of layer.children) {
    // The first layer of another path takes what the composite does, as far as its shape tells them apart.
    if (!takes(child, shape)) shape = input;
    if (!takes(child, shape)) continue;
    total += valuesWithin(child, shape);
    shape = child.outputShape(shape);
  }
  return total;
}

function takes(layer: AnyLayer, shape: Shape): boolean {
  try {
    layer.outputShape(shape);
    return true;
  } catch {
    return false;
  }
}

const sizeOf = (shape: Shape): number => shape.reduce((product, side) => product * side, 1);
