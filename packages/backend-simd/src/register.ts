import { getKernelsForBackend, registerBackend, registerKernel } from '@tensorflow/tfjs-core';
import { kernels } from './kernels/index.ts';
import { SimdBackend } from './simdBackend.ts';
import { wasmBytes } from './wasmModule.ts';

/** Above tfjs's `cpu` (1), `wasm` and `webgl` (2), so that tfjs picks it unless told otherwise. */
const PRIORITY = 3;

/** Some browsers refuse to compile so much on the main thread at once, and want it done asynchronously. */
function createBackend(): SimdBackend | Promise<SimdBackend> {
  const bytes = wasmBytes();
  if (!WebAssembly.validate(bytes)) {
    throw new Error(
      'simd: this JavaScript engine must support WebAssembly SIMD; use tfjs wasm or cpu instead',
    );
  }
  try {
    return new SimdBackend(new WebAssembly.Module(bytes));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return WebAssembly.compile(bytes).then((module) => new SimdBackend(module));
  }
}

registerBackend('simd', createBackend, PRIORITY);

const own = new Set(kernels.map(({ kernelName }) => kernelName));
for (const inherited of getKernelsForBackend('cpu')) {
  if (!own.has(inherited.kernelName)) registerKernel({ ...inherited, backendName: 'simd' });
}
for (const kernel of kernels) registerKernel(kernel);
