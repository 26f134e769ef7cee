import type { LayerSnapshot, Reading } from '@weir/core';

/**
 * Whether each unit was in the flat part of its activation for every example of the batch; undefined for a
 * kind that cannot die. Shares are counts over the same N, so that equality is exact.
 */
export function flatUnits(layer: LayerSnapshot): readonly boolean[] | undefined {
  return flatParts[layer.kind]?.(layer);
}

const flatParts: Readonly<Record<string, (layer: LayerSnapshot) => readonly boolean[]>> = {
  tanh: ({ output }) => unitsWith(output.unitShare(tanhFlat, { absolute: true }), (share) => share === 1),
  sigmoid: ({ output }) => {
    const above = output.unitShare(sigmoidFlat[1]);
    return unitsWith(output.unitShare(sigmoidFlat[0]), (share, unit) => share === above[unit]);
  },
  relu: ({ output }) => neverAbove(output, 0),
  elu: ({ output, alpha = 1 }) => neverAbove(output, -0.99 * alpha),
};

const tanhFlat = 0.99;
const sigmoidFlat = [0.01, 0.99] as const;

function neverAbove(output: Reading, level: number): readonly boolean[] {
  return unitsWith(output.unitShare(level), (share) => share === 0);
}

/** By hand, since `Array.from` takes ten times as long and some ask at every step. */
function unitsWith(
  shares: ArrayLike<number>,
  isFlat: (share: number, unit: number) => boolean,
): readonly boolean[] {
  const flat = new Array<boolean>(shares.length);
  for (let unit = 0; unit < shares.length; unit++) flat[unit] = isFlat(shares[unit] ?? NaN, unit);
  return flat;
}
