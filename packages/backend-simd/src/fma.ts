import { fmaBytes, requireFusing } from './fmaModule.ts';
import { registerAs } from './registerAs.ts';
import { SimdBackend } from './simdBackend.ts';

/** Below tfjs's own: `simd-fma` is there for those who ask for it. */
const PRIORITY = 0;

/** The same of `simd-fma` as `useThreads` of `simd`: sets it anew, to compute on so many threads. */
export const useFmaThreads = registerAs('simd-fma', fmaBytes, PRIORITY, ({ wasm }) => requireFusing(wasm));

/**
 * Finds out whether `simd-fma` runs here, without setting it: tfjs's `setBackend` only says that it did not.
 *
 * @throws Error that says what is missing and what to use instead.
 */
export function requireFma(): void {
  requireFusing(new SimdBackend(new WebAssembly.Module(fmaBytes())).wasm);
}

export * from './simdBackend.ts';
