import type { Initializer } from '@weir/nn';

/** Draws nothing and holds nothing: a parameter that has a shape and a size, for a network that is only looked at. */
export const hollow: Initializer = ({ shape }) => ({
  shape,
  // All that is asked of a parameter which is never trained is how many values it has.
  values: { length: shape.reduce((product, side) => product * side, 1) } as unknown as Float32Array,
});
