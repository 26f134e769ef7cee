import type { SavedState } from '@weir/core';
import type { RunningMoments } from '@weir/diagnostics';
import type { PlainParameterValues } from '@weir/nn';
import type { StoredTensor } from '../checkpoint/safetensors.ts';

/** The project's: linear `[in, out]`, conv2d HWIO. Torch's: linear `[out, in]`, conv2d OIHW, a buffer's name for each moment. */
export type Layout = 'weir' | 'torch';

/**
 * A network's parameters and BatchNorm's running moments as tensors by name, in the project's layouts or in torch's.
 * In torch's, gamma and beta are called `weight` and `bias`, and moments `running_mean` and `running_var`, as its modules
 * call them; names keep the layers' places.
 */
export function networkTensors(state: SavedState, layout: Layout): ReadonlyMap<string, StoredTensor> {
  const parameters = state['parameters'] as Readonly<Record<string, PlainParameterValues>>; // as runExperiment keeps them
  const { layers } = state['moments'] as RunningMoments;
  const tensors = new Map<string, StoredTensor>();
  const put = (name: string, { shape, values }: PlainParameterValues) =>
    tensors.set(name, { dtype: 'F32', shape, bytes: new Uint8Array(Float32Array.from(values).buffer) });
  for (const [name, values] of Object.entries(parameters)) {
    const isWeight = name.endsWith('.weight') && !/\d+\.embedding\.weight$/.test(name);
    if (layout === 'weir') put(name, values);
    else
      put(
        name.replace(/\.gamma$/, '.weight').replace(/\.beta$/, '.bias'),
        isWeight ? transposed(values) : values,
      );
  }
  for (const { name, mean, variance, tracks } of layers) {
    const vector = (numbers: readonly number[]) => ({
      shape: [numbers.length],
      values: Float32Array.from(numbers),
    });
    const squared = tracks === 'std' ? variance.map((std) => std * std) : variance;
    put(`${name}.${layout === 'torch' ? 'running_mean' : 'runningMean'}`, vector(mean));
    put(`${name}.${layout === 'torch' ? 'running_var' : 'runningVariance'}`, vector(squared));
  }
  return tensors;
}

/** `[in, out]` to `[out, in]`; HWIO to OIHW; back by `untransposed`. */
export function transposed({ shape, values }: PlainParameterValues): PlainParameterValues {
  if (shape.length === 2) return permuted({ shape, values }, [1, 0]);
  return shape.length === 4 ? permuted({ shape, values }, [3, 2, 0, 1]) : { shape, values };
}

/** The same back. */
export function untransposed({ shape, values }: PlainParameterValues): PlainParameterValues {
  if (shape.length === 2) return permuted({ shape, values }, [1, 0]);
  return shape.length === 4 ? permuted({ shape, values }, [2, 3, 1, 0]) : { shape, values };
}

/** Axis `at` of the result is axis `order[at]` of what is given. */
function permuted({ shape, values }: PlainParameterValues, order: readonly number[]): PlainParameterValues {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const sizes = order.map((axis) => shape[axis] ?? 1);
  const steps = order.map((axis) => strides[axis] ?? 1);
  const result = new Float32Array(values.length);
  const place = sizes.map(() => 0);
  for (let at = 0; at < result.length; at++) {
    result[at] = values[place.reduce((sum, index, axis) => sum + index * (steps[axis] ?? 0), 0)] ?? NaN;
    for (let axis = sizes.length - 1; axis >= 0; axis--) {
      place[axis] = (place[axis] ?? 0) + 1;
      if ((place[axis] ?? 0) < (sizes[axis] ?? 0)) break;
      place[axis] = 0;
    }
  }
  return { shape: sizes, values: result };
}
