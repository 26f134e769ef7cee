import type { LayerSnapshot } from '@weir/core';

/**
 * Whether each unit was in the flat part of its activation for every example of the batch; undefined for a
 * kind that cannot die. Shares are counts over the same N, so that equality is exact.
 */
export function flatUnits(layer: LayerSnapshot): readonly boolean[] | undefined {
  return flatParts[layer.kind]?.(layer);
}

const flatParts: Readonly<Record<string, (layer: LayerSnapshot) => readonly boolean[]>> = {
  tanh: ({ output }) => unitsWith(output.unitShare(tanhFlat, { absolute: true }), 1),
  sigmoid: ({ output }) => {
    const above = output.unitShare(sigmoidFlat[1]);
    return Array.from(output.unitShare(sigmoidFlat[0]), (share, unit) => share === above[unit]);
  },
  relu: ({ output }) => unitsWith(output.unitShare(0), 0),
  elu: ({ output, alpha = 1 }) => unitsWith(output.unitShare(-0.99 * alpha), 0),
};

const tanhFlat = 0.99;
const sigmoidFlat = [0.01, 0.99] as const;

/** Which units have just this share. By hand: `Array.from` takes ten times as long, and some ask at every step. */
function unitsWith(shares: ArrayLike<number>, share: number): readonly boolean[] {
  const flat = new Array<boolean>(shares.length);
  for (let unit = 0; unit < shares.length; unit++) flat[unit] = shares[unit] === share;
  return flat;
}
