import type { LayerSnapshot, Reading } from '@weir/core';
import { flatThreshold, softsignOf } from './saturated.ts';

/**
 * Whether each unit was in the flat part of its activation for every example of the batch; undefined for a
 * kind that cannot die. Shares are counts over the same N, so that equality is exact.
 */
export function flatUnits(layer: LayerSnapshot): readonly boolean[] | undefined {
  return flatParts[layer.kind]?.(layer);
}

const flatParts: Readonly<Record<string, (layer: LayerSnapshot) => readonly boolean[]>> = {
  tanh: ({ output }) => unitsWith(output.unitShare(flatThreshold, { absolute: true }), 1),
  sigmoid: ({ output }) => {
    const above = output.unitShare(sigmoidFlat[1]);
    return Array.from(output.unitShare(sigmoidFlat[0]), (share, unit) => share === above[unit]);
  },
  relu: ({ output }) => unitsWith(output.unitShare(0), 0),
  elu: ({ output, alpha = 1 }) => unitsWith(output.unitShare(-flatThreshold * alpha), 0),
  selu: ({ output }) => unitsWith(output.unitShare(-flatThreshold * seluDepth), 0),
  softsign: ({ output }) => unitsWith(output.unitShare(softsignFlat, { absolute: true }), 1),
  hardtanh: ({ output, alpha = -1, beta = 1 }) => clippedUnits(output, alpha, beta),
  relu6: ({ output, alpha = 0, beta = 6 }) => clippedUnits(output, alpha, beta),
  hardswish: ({ output }) => unitsWith(output.unitShare(0, { absolute: true }), 0),
};

/** How far below 0 selu goes. */
const seluDepth = 1.0507009873554805 * 1.6732632423543772;

/** Units that never leave the two bounds: as many are above the lower one as above the upper one. */
function clippedUnits(output: Reading, low: number, high: number): readonly boolean[] {
  const margin = 1e-4 * (high - low); // float32 may not have the bounds themselves
  const above = output.unitShare(high - margin);
  return Array.from(output.unitShare(low + margin), (share, unit) => share === above[unit]);
}

const softsignFlat = softsignOf(flatThreshold);

/** Below and above which a sigmoid is flat: nearer to its bounds than tanh's tails, as the lecture's ruler has it. */
export const sigmoidFlat = [0.01, flatThreshold] as const;

/** Which units have just this share. By hand: `Array.from` takes ten times as long, and some ask at every step. */
function unitsWith(shares: ArrayLike<number>, share: number): readonly boolean[] {
  const flat = new Array<boolean>(shares.length);
  for (let unit = 0; unit < shares.length; unit++) flat[unit] = shares[unit] === share;
  return flat;
}
