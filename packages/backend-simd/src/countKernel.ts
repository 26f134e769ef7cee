import { util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import { simdKernel } from './simdKernel.ts';

interface Inputs {
  readonly x: TensorInfo;
  readonly weights: TensorInfo;
}

interface Attrs {
  readonly size: number;
  readonly binaryOutput?: boolean;
}

/** The kernel that counts how often each of 0 … size − 1 is in each row of int32, or sums the weights of those places. */
export function countKernel(kernelName: string): KernelConfig {
  return simdKernel<Inputs, Attrs>(kernelName, (backend, inputs, attrs) => {
    const { x, weights } = inputs;
    const { size, binaryOutput = false } = attrs;
    const heavy = util.sizeFromShape(weights.shape) > 0;
    const by = heavy ? float32Record(backend, weights) : undefined;
    const suits = x.dtype === 'int32' && weights.dtype === 'float32' && (!heavy || by);
    const rank = x.shape.length;
    if (!suits || rank === 0 || rank > 2) return runInherited(kernelName, backend, inputs, attrs);
    const from = backend.record(x);
    const rows = rank === 1 ? 1 : (x.shape[0] ?? 0);
    const out = backend.allocate(rows * size);
    const count = rows === 0 ? 0 : from.size / rows;
    // As in tfjs, rows alone can be counted once.
    const once = binaryOutput && rank === 2 ? 1 : 0;
    if (!backend.wasm.countValues(from.pointer, by?.pointer ?? 0, out.pointer, rows, count, size, once)) {
      throw new Error('Input x must be non-negative!');
    }
    return { dataId: out, shape: rank === 1 ? [size] : [rows, size], dtype: 'float32' };
  });
}
