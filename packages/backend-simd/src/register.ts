import { registerAs } from './registerAs.ts';
import { wasmBytes } from './wasmModule.ts';

/** Above tfjs's own, so that it picks `simd` unless `setBackend` names another. */
const PRIORITY = 3;

registerAs(
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
