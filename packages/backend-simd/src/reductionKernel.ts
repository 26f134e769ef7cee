import { backend_util, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { simdKernel } from './simdKernel.ts';
import { transposed } from './transposed.ts';

/** The WebAssembly functions that reduce. */
export type ReductionFunction = 'sumOver' | 'meanOver' | 'productOver' | 'maximumOver' | 'minimumOver';

/** Those of int32. */
export type IntegerReduction = 'sumOverInts' | 'maximumOverInts' | 'minimumOverInts';

/** A tensor seen as [outer, count, inner], with the axes to reduce in the middle. */
export interface ReductionView {
  readonly outer: number;
  readonly count: number;
  readonly inner: number;
}

/** The view of a shape in which `axes` are one; nothing where other axes stand between them. */
export function reductionView(shape: readonly number[], axes: readonly number[]): ReductionView | undefined {
  let [outer, count, inner] = [1, 1, 1];
  let state: 'before' | 'within' | 'after' = 'before';
  for (let axis = 0; axis < shape.length; axis++) {
    const length = shape[axis] ?? 1;
    if (length === 1) continue;
    if (axes.includes(axis)) {
      if (state === 'after') return undefined;
      state = 'within';
      count *= length;
    } else if (state === 'before') {
      outer *= length;
    } else {
      state = 'after';
      inner *= length;
    }
  }
  return { outer, count, inner };
}

/**
 * The kernel that reduces some axes of a float32 tensor; and of int32 where it has a function; the rest is left to tfjs.
 *
 * @param axesOf the axes in the kernel's attributes.
 * @param ints the same of int32, where there is one.
 */
export function reductionKernel<Attrs extends { readonly keepDims: boolean }>(
  kernelName: string,
  name: ReductionFunction,
  axesOf: (attrs: Attrs) => number | number[],
  ints?: IntegerReduction,
): KernelConfig {
  return simdKernel<{ readonly x: TensorInfo }, Attrs>(kernelName, (backend, { x }, attrs) => {
    const whole = x.dtype === 'int32' ? ints : undefined;
    const from = whole ? backend.record(x) : float32Record(backend, x);
    const reduce = backend.wasm[whole ?? name];
    const axes = util.parseAxisParam(axesOf(attrs), x.shape);
    const [kept, reduced] = backend_util.computeOutAndReduceShapes(x.shape, axes);
    const length = util.sizeFromShape(reduced);
    // tfjs has no largest or smallest of nothing, and so gives whatever it gives.
    if (!from || (length === 0 && (name === 'maximumOver' || name === 'minimumOver'))) {
      return runInherited(kernelName, backend, { x }, attrs);
    }
    const size = util.sizeFromShape(kept);
    const out = backend.allocate(size, whole ? 'int32' : 'float32');
    const shape = attrs.keepDims ? backend_util.expandShapeToKeepDim(kept, axes) : kept;
    const view = reductionView(x.shape, axes);
    if (view) {
      reduce(from.pointer, out.pointer, view.outer, view.count, view.inner);
    } else {
      const order = x.shape.map((_, axis) => axis);
      const inner = [
        ...order.filter((axis) => !axes.includes(axis)),
        ...order.filter((axis) => axes.includes(axis)),
      ];
      const ordered = transposed(backend, x, inner);
      reduce(ordered.pointer, out.pointer, size, length, 1);
      backend.disposeData(ordered);
    }
    return { dataId: out, shape, dtype: out.dtype };
  });
}
