import type { KernelConfig, TensorInfo } from '@tensorflow/tfjs-core';
import type { SimdBackend } from './simdBackend.ts';

/**
 * A kernel of this backend for tfjs's registry. Should `run` throw, what it had allocated is freed.
 *
 * @typeParam Inputs its tensors by name.
 * @typeParam Attrs its attributes.
 * @param run makes the outputs; runs thousands of times a second, so it looks nothing up and copies no array.
 */
export function simdKernel<Inputs extends object, Attrs extends object>(
  kernelName: string,
  run: (backend: SimdBackend, inputs: Inputs, attrs: Attrs) => TensorInfo | TensorInfo[],
): KernelConfig {
  return {
    kernelName,
    backendName: 'simd',
    kernelFunc({ inputs, attrs, backend }) {
      const simd = backend as SimdBackend; // tfjs calls a kernel with the backend it was registered for
      const mark = simd.mark();
      try {
        // The registry types inputs and attributes as string maps; a kernel's are the same with known keys.
        const outputs = run(simd, inputs as Inputs, attrs as unknown as Attrs);
        simd.commit(mark);
        return outputs;
      } catch (error) {
        simd.release(mark);
        throw error;
      }
    },
  };
}
