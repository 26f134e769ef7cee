import { broadcast_util, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { broadcastAxes, forEachBlock } from './broadcast.ts';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import type { SimdBackend } from './simdBackend.ts';
import { simdKernel } from './simdKernel.ts';

/** The WebAssembly functions of two tensors. */
export type BinaryFunction =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'maximum'
  | 'minimum'
  | 'squaredDifference'
  | 'eluSlope'
  | Comparison;

type Comparison = 'equal' | 'notEqual' | 'less' | 'lessEqual' | 'greater' | 'greaterEqual';

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

/** `f(a, b)` of two tensors that broadcast, or nothing where one of them is not float32. */
export function runBinary(
  backend: SimdBackend,
  name: BinaryFunction,
  dtype: 'float32' | 'bool',
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo | undefined {
  const left = float32Record(backend, a);
  const right = float32Record(backend, b);
  if (!left || !right) return undefined;
  const run = backend.wasm[name];
  if (util.arraysEqual(a.shape, b.shape)) {
    const out = backend.allocate(left.size, dtype);
    run(left.pointer, 0, 1, right.pointer, 0, 1, out.pointer, 1, left.size);
    return { dataId: out, shape: a.shape, dtype };
  }
  const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
  const size = util.sizeFromShape(shape);
  const out = backend.allocate(size, dtype);
  if (size === 0) return { dataId: out, shape, dtype };
  const axes = broadcastAxes(a.shape, b.shape, shape);
  const { length: columns, a: aMoves, b: bMoves } = axes[0] ?? { length: 1, a: 0, b: 0 };
  const { length: rows, a: aRow, b: bRow } = axes[1] ?? { length: 1, a: 0, b: 0 };
  const bytes = dtype === 'bool' ? 1 : 4;
  forEachBlock(axes, (aStart, bStart, outStart) => {
    run(
      ...([left.pointer + aStart * 4, aRow * 4, aMoves] as const),
      ...([
        right.pointer + bStart * 4,
        bRow * 4,
        bMoves,
        out.pointer + outStart * bytes,
        rows,
        columns,
      ] as const),
    );
  });
  return { dataId: out, shape, dtype };
}

/** The kernel of an element-wise function of two float32 tensors that broadcast; other dtypes are left to tfjs. */
export function binaryKernel(kernelName: string, name: Exclude<BinaryFunction, Comparison>): KernelConfig {
  return kernel(kernelName, name, 'float32');
}

/** The same of a comparison, which gives booleans. */
export function comparisonKernel(kernelName: string, name: Comparison): KernelConfig {
  return kernel(kernelName, name, 'bool');
}

function kernel(kernelName: string, name: BinaryFunction, dtype: 'float32' | 'bool'): KernelConfig {
  return simdKernel<Inputs, object>(kernelName, (backend, inputs, attrs) => {
    const output = runBinary(backend, name, dtype, inputs.a, inputs.b);
    return output ?? runInherited(kernelName, backend, inputs, attrs);
  });
}
