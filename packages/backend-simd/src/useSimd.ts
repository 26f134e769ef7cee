import { findBackendFactory, setBackend } from '@tensorflow/tfjs-core';
import { simdSupported } from './wasmModule.ts';

let said = false;

/**
 * Makes `simd` tfjs's backend; where the JavaScript engine has no WebAssembly SIMD, tfjs's `wasm` if the program has
 * imported it, else `cpu`, with one warning. Returns the name of the backend set.
 *
 * @param supported whether SIMD is there; the default looks.
 */
export async function useSimd(supported = simdSupported()): Promise<'simd' | 'wasm' | 'cpu'> {
  if (supported && (await setBackend('simd'))) return 'simd';
  const name = findBackendFactory('wasm') && (await setBackend('wasm')) ? 'wasm' : 'cpu';
  if (name === 'cpu') await setBackend('cpu');
  if (!said)
    console.warn(
      `simd: this JavaScript engine has no WebAssembly SIMD; running on tfjs's slower ${name} backend`,
    );
  said = true;
  return name;
}
