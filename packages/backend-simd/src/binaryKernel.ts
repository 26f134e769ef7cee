import { broadcast_util, util } from '@tensorflow/tfjs-core';
import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import { broadcastAxes, forEachBlock } from './broadcast.ts';
import { runInherited } from './inherited.ts';
import type { SimdBackend } from './simdBackend.ts';
import { simdKernel } from './simdKernel.ts';
import type { TensorRecord } from './tensorRecord.ts';

/** The WebAssembly functions of two float32 tensors. */
export type BinaryFunction =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'maximum'
  | 'minimum'
  | 'squaredDifference'
  | 'eluSlope'
  | 'prelu'
  | 'modulo'
  | 'power'
  | 'arcTangentOf';

/** Those of two int32 tensors. */
export type IntegerFunction =
  'addInts' | 'subtractInts' | 'multiplyInts' | 'maximumInts' | 'minimumInts' | 'floorDivideInts' | 'andInts';

type Comparison = 'equal' | 'notEqual' | 'less' | 'lessEqual' | 'greater' | 'greaterEqual';
type Logical = 'logicalAnd' | 'logicalOr' | 'logicalXor';
type AnyFunction = BinaryFunction | IntegerFunction | Comparison | `${Comparison}Ints` | Logical;

type Dtype = 'float32' | 'int32' | 'bool';

/** Of a function of float32 that gives float32. */
export const FLOATS = { takes: 'float32', gives: 'float32' } as const;

interface Inputs {
  readonly a: TensorInfo;
  readonly b: TensorInfo;
}

/** `f(a, b)` of two tensors that broadcast, or nothing where one of them is not of the dtype that `f` takes. */
export function runBinary(
  backend: SimdBackend,
  name: AnyFunction,
  { takes, gives }: { readonly takes: Dtype; readonly gives: Dtype },
  a: TensorInfo,
  b: TensorInfo,
): TensorInfo | undefined {
  const left = recordOf(backend, a, takes);
  const right = recordOf(backend, b, takes);
  if (!left || !right) return undefined;
  const run = backend.wasm[name];
  if (util.arraysEqual(a.shape, b.shape)) {
    const out = backend.allocate(left.size, gives);
    run(left.pointer, 0, 1, right.pointer, 0, 1, out.pointer, 1, left.size);
    return { dataId: out, shape: a.shape, dtype: gives };
  }
  const shape = broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
  const size = util.sizeFromShape(shape);
  const out = backend.allocate(size, gives);
  if (size === 0) return { dataId: out, shape, dtype: gives };
  const axes = broadcastAxes(a.shape, b.shape, shape);
  const { length: columns, a: aMoves, b: bMoves } = axes[0] ?? { length: 1, a: 0, b: 0 };
  const { length: rows, a: aRow, b: bRow } = axes[1] ?? { length: 1, a: 0, b: 0 };
  const bytes = takes === 'bool' ? 1 : 4;
  const outBytes = gives === 'bool' ? 1 : 4;
  forEachBlock(axes, (aStart, bStart, outStart) => {
    run(
      ...([left.pointer + aStart * bytes, aRow * bytes, aMoves] as const),
      ...([right.pointer + bStart * bytes, bRow * bytes, bMoves] as const),
      ...([out.pointer + outStart * outBytes, rows, columns] as const),
    );
  });
  return { dataId: out, shape, dtype: gives };
}

/** The record of a tensor that is of a dtype, by its label and by its data. */
function recordOf(backend: SimdBackend, tensor: TensorInfo, dtype: Dtype): TensorRecord | undefined {
  if (tensor.dtype !== dtype) return undefined;
  const record = backend.record(tensor);
  return record.dtype === dtype ? record : undefined;
}

/** The kernel of an element-wise function of two tensors that broadcast; dtypes without a function are left to tfjs. */
export function binaryKernel(
  kernelName: string,
  floats: BinaryFunction | undefined,
  ints?: IntegerFunction,
): KernelConfig {
  return kernel(kernelName, 'operands', [
    ...(floats ? [{ name: floats, takes: 'float32' } as const] : []),
    ...(ints ? [{ name: ints, takes: 'int32' } as const] : []),
  ]);
}

/** The same of a comparison, which gives booleans. */
export function comparisonKernel(kernelName: string, name: Comparison): KernelConfig {
  return kernel(kernelName, 'bool', [
    { name, takes: 'float32' },
    { name: `${name}Ints`, takes: 'int32' },
  ]);
}

/** The same of two booleans. */
export function logicalKernel(kernelName: string, name: Logical): KernelConfig {
  return kernel(kernelName, 'bool', [{ name, takes: 'bool' }]);
}

/** @param gives bool, or whatever the operands are. */
function kernel(
  kernelName: string,
  gives: 'operands' | 'bool',
  functions: readonly { readonly name: AnyFunction; readonly takes: Dtype }[],
): KernelConfig {
  const choices = functions.map(({ name, takes }) => ({
    name,
    dtypes: { takes, gives: gives === 'bool' ? 'bool' : takes } as const,
  }));
  return simdKernel<Inputs, object>(kernelName, (backend, inputs, attrs) => {
    for (const { name, dtypes } of choices) {
      const output = runBinary(backend, name, dtypes, inputs.a, inputs.b);
      if (output) return output;
    }
    return runInherited(kernelName, backend, inputs, attrs);
  });
}
