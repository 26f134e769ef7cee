import { getKernelsForBackend, registerBackend, registerKernel } from '@tensorflow/tfjs-core';
import { kernels } from './kernels/index.ts';
import { SimdBackend } from './simdBackend.ts';

/**
 * Registers a backend of this package's kernels with tfjs, and every other kernel of tfjs's CPU backend.
 *
 * @param bytes gives the WebAssembly module; throws where this engine cannot run it.
 * @param priority tfjs picks the backend with the highest, unless `setBackend` names one. Its `cpu` has 1, `wasm` and `webgl` 2.
 * @param check throws where the module would not compute what it should.
 */
export function registerAs(
  name: string,
  bytes: () => Uint8Array<ArrayBuffer>,
  priority: number,
  check: (backend: SimdBackend) => void = () => undefined,
): void {
  const checked = (module: WebAssembly.Module): SimdBackend => {
    const backend = new SimdBackend(module);
    check(backend);
    return backend;
  };
  registerBackend(name, () => createBackend(bytes(), checked), priority);
  const own = new Set(kernels.map(({ kernelName }) => kernelName));
  for (const inherited of getKernelsForBackend('cpu')) {
    if (!own.has(inherited.kernelName)) registerKernel({ ...inherited, backendName: name });
  }
  for (const kernel of kernels) registerKernel({ ...kernel, backendName: name });
}

/** Some browsers refuse to compile so much on the main thread at once, and want it done asynchronously. */
function createBackend(
  bytes: Uint8Array<ArrayBuffer>,
  of: (module: WebAssembly.Module) => SimdBackend,
): SimdBackend | Promise<SimdBackend> {
  let module: WebAssembly.Module;
  try {
    module = new WebAssembly.Module(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return WebAssembly.compile(bytes).then(of);
  }
  return of(module);
}
