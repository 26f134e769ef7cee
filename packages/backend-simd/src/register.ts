import { registerAs } from './registerAs.ts';
import { wasmBytes } from './wasmModule.ts';

/** Above tfjs's own, so that it picks `simd` unless `setBackend` names another. */
const PRIORITY = 3;

/**
 * Sets `simd` anew, to compute products and convolutions on so many threads, with the bits of one. Tensors that it held are gone:
 * call it ahead of all else. With 1, as it is from the start.
 *
 * @throws RangeError on what is no whole number from 1 to 32; Error, in a page that is not cross-origin isolated, on more than 1.
 */
export const useThreads = registerAs(
  'simd',
  () => {
    const bytes = wasmBytes();
    if (WebAssembly.validate(bytes)) return bytes;
    throw new Error(
      'simd: this JavaScript engine must support WebAssembly SIMD; use tfjs wasm or cpu instead',
    );
  },
  PRIORITY,
);
