import { broadcast_util, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { broadcastAxes, forEachBlock } from './broadcast.ts';
import { float32Record } from './float32Record.ts';
import { runInherited } from './inherited.ts';
import type { SimdBackend } from './simdBackend.ts';
import { simdKernel } from './simdKernel.ts';

/** The place of each function in assembly/elementwise.ts; those from `equal` on give booleans. */
export const BINARY = {
  add: 0,
  sub: 1,
  mul: 2,
  div: 3,
  maximum: 4,
  minimum: 5,
  squaredDifference: 6,
  eluGrad: 7,
  equal: 8,
  notEqual: 9,
  less: 10,
  lessEqual: 11,
  greater: 12,
  greaterEqual: 13,
} as const;

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

/** `f(a, b)` of two tensors that broadcast, or nothing where one of them is not float32. */
export function runBinary(
  backend: SimdBackend,
  kind: keyof typeof BINARY,
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo | undefined {
  const left = float32Record(backend, a);
  const right = float32Record(backend, b);
  if (!left || !right) return undefined;
  const { wasm } = backend;
  const code = BINARY[kind];
  const dtype = code >= BINARY.equal ? 'bool' : 'float32';
  if (util.arraysEqual(a.shape, b.shape)) {
    const out = backend.allocate(left.size, dtype);
    wasm.binary(code, left.pointer, 0, 1, right.pointer, 0, 1, out.pointer, 1, left.size);
    return { dataId: out, shape: a.shape, dtype };
  }
  const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
  const size = util.sizeFromShape(shape);
  const out = backend.allocate(size, dtype);
  if (size === 0) return { dataId: out, shape, dtype };
  const axes = broadcastAxes(a.shape, b.shape, shape);
  const { length: columns, a: aMoves, b: bMoves } = axes[0] ?? { length: 1, a: 0, b: 0 };
  const { length: rows, a: aRow, b: bRow } = axes[1] ?? { length: 1, a: 0, b: 0 };
  const bytes = code >= BINARY.equal ? 1 : 4;
  forEachBlock(axes, (aStart, bStart, outStart) => {
    wasm.binary(
      ...([code, left.pointer + aStart * 4, aRow * 4, aMoves] as const),
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
export function binaryKernel(kernelName: string, kind: keyof typeof BINARY): KernelConfig {
  return simdKernel<Inputs, object>(kernelName, (backend, inputs, attrs) => {
    return runBinary(backend, kind, inputs.a, inputs.b) ?? runInherited(kernelName, backend, inputs, attrs);
  });
}
