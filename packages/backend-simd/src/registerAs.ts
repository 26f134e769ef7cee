import {
  findBackendFactory,
  getKernelsForBackend,
  registerBackend,
  registerKernel,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core';
import { kernels } from './kernels/index.ts';
import { SimdBackend } from './simdBackend.ts';
import { checkThreads } from './threads/checkThreads.ts';
import { sharedModule } from './threads/sharedModule.ts';

/** Sets a backend anew, to compute on so many threads. */
export type UseThreads = (threads: number) => Promise<void>;

/**
 * Registers a backend of this package's kernels with tfjs, and every other kernel of tfjs's CPU backend.
 *
 * @param bytes gives the WebAssembly module; throws where this engine cannot run it.
 * @param priority tfjs picks the backend with the highest, unless `setBackend` names one. Its `cpu` has 1, `wasm` and `webgl` 2.
 * @param check throws where the module would not compute what it should.
 * @returns what sets it on several threads.
 */
export function registerAs(
  name: string,
  bytes: () => Uint8Array<ArrayBuffer>,
  priority: number,
  check: (backend: SimdBackend) => void = () => undefined,
): UseThreads {
  const checked = (module: WebAssembly.Module, threads: number): SimdBackend => {
    const backend = new SimdBackend(module, { threads });
    check(backend);
    return backend;
  };
  let registered = 1;
  const register = (threads: number): void => {
    registered = threads;
    const module = () => (threads > 1 ? sharedModule(bytes()) : bytes());
    registerBackend(name, () => createBackend(module(), (compiled) => checked(compiled, threads)), priority);
  };
  register(1);
  const own = new Set(kernels.map(({ kernelName }) => kernelName));
  for (const inherited of getKernelsForBackend('cpu')) {
    if (!own.has(inherited.kernelName)) registerKernel({ ...inherited, backendName: name });
  }
  for (const kernel of kernels) registerKernel({ ...kernel, backendName: name });
  return async (threads) => {
    checkThreads(name, threads);
    const isThere = findBackendFactory(name) !== null;
    if (registered !== threads || !isThere) {
      if (isThere) removeBackend(name);
      register(threads);
    }
    if (!(await setBackend(name)))
      throw new Error(`${name}: backend must start, got an error; see the console`);
  };
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
