import type { PlainTensor } from '@weir/core';

type Shaped = PlainTensor & { readonly shape: readonly number[] };

/** A tensor with one axis moved to the end. */
export function axisLast({ values, shape }: Shaped, axis: number): Shaped {
  const length = shape[axis] ?? 1;
  const outer = shape.slice(0, axis).reduce((product, side) => product * side, 1);
  const inner = shape.slice(axis + 1).reduce((product, side) => product * side, 1);
  const moved = new Float64Array(values.length);
  for (let o = 0; o < outer; o++)
    for (let at = 0; at < length; at++)
      for (let i = 0; i < inner; i++)
        moved[(o * inner + i) * length + at] = values[(o * length + at) * inner + i] ?? NaN;
  return { values: moved, shape: [...shape.slice(0, axis), ...shape.slice(axis + 1), length] };
}

/** PyTorch's images `[N, C, H, W]` as `[N, H, W, C]`; whatever has another rank has its units last already. */
export const imagesChannelsLast = (tensor: Shaped): Shaped =>
  tensor.shape.length === 4 ? axisLast(tensor, 1) : tensor;

/** PyTorch's weights `[out, in]` as `[in, out]`, its filters `[out, in, h, w]` as `[h, w, in, out]`. */
export function weightOutputsLast(tensor: Shaped): Shaped {
  if (tensor.shape.length < 2) return tensor;
  const outputsLast = axisLast(tensor, 0);
  return outputsLast.shape.length < 3
    ? outputsLast
    : axisLast(axisLast(outputsLast, 0), outputsLast.shape.length - 2);
}
