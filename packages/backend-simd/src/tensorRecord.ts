import type { backend_util, DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import type { Heap } from './heap.ts';

type TensorData = ReturnType<MathBackendCPU['data']['get']>;

/**
 * What the backend knows of one tensor's data, and at once its tfjs `dataId`, so that kernels find it
 * without a look-up. The data is in WebAssembly memory (`pointer` is not 0), or still in JavaScript, where a
 * kernel inherited from tfjs's CPU backend left it, or gone (both empty: disposed of, or moved to another backend).
 */
export class TensorRecord implements TensorData {
  /** Byte address in WebAssembly memory; 0 while the data is not there. */
  pointer = 0;
  sizeClass = 0;
  refCount = 1;
  /** False once disposed of, or moved to another backend. */
  alive = true;
  /** Values that are not in WebAssembly memory. */
  held: backend_util.BackendValues | undefined = undefined;
  /** The same values as another dtype, once a SIMD kernel needed them so. */
  converted: TensorRecord | undefined = undefined;
  // tfjs's own types make the two optional ones plain optional properties.
  declare complexTensorInfos?: { real: TensorInfo; imag: TensorInfo };

  constructor(
    readonly heap: Heap,
    readonly dtype: DataType,
    /** Number of values. */
    readonly size: number,
  ) {}

  /**
   * The values for a kernel inherited from the CPU backend. On WebAssembly memory this is a view: it holds
   * until the next allocation there, and inherited kernels make none (their outputs stay in JavaScript).
   */
  get values(): backend_util.BackendValues {
    if (this.pointer !== 0) return this.view();
    return this.held as backend_util.BackendValues; // complex64 has none, as on the CPU backend
  }

  /** A copy of the values in WebAssembly memory. */
  copy(): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> {
    const { heap, pointer, size } = this;
    if (this.dtype === 'float32') return heap.f32.slice(pointer >>> 2, (pointer >>> 2) + size);
    if (this.dtype === 'int32') return heap.i32.slice(pointer >>> 2, (pointer >>> 2) + size);
    return heap.u8.slice(pointer, pointer + size);
  }

  /** The values in WebAssembly memory, in place; valid until the next allocation. */
  view(): Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer> {
    const { heap, pointer, size } = this;
    if (this.dtype === 'float32') return heap.f32.subarray(pointer >>> 2, (pointer >>> 2) + size);
    if (this.dtype === 'int32') return heap.i32.subarray(pointer >>> 2, (pointer >>> 2) + size);
    return heap.u8.subarray(pointer, pointer + size);
  }
}
