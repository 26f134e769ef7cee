import { base64Bytes } from './base64Bytes.ts';
import { fmaWasmBase64 } from './generated/fmaWasm.ts';
import type { WasmExports } from './generated/wasm.ts';

const FLAG = '--experimental-wasm-relaxed-simd';
const REMEDY = 'use simd instead';

/** A number whose square float32 rounds. */
const ROUNDED = 1 + 2 ** -12;

/**
 * Bytes of the WebAssembly module that rounds `sum + x · y` once. Node 20 has its instructions behind a flag, which is set
 * here, for the whole process and its workers; later ones and Chromium have them as they are.
 *
 * @throws Error where the engine lacks relaxed SIMD, or the processor does not fuse: bits would not be those of others then.
 */
export function fmaBytes(): Uint8Array<ArrayBuffer> {
  const bytes = base64Bytes(fmaWasmBase64);
  if (!WebAssembly.validate(bytes)) allowRelaxedSimd();
  if (!WebAssembly.validate(bytes)) {
    throw new Error(
      `simd-fma: this JavaScript engine must support WebAssembly relaxed SIMD (Node 20 or later, Chromium 114 or later); ${REMEDY}`,
    );
  }
  return bytes;
}

/** Checks that products and sums are rounded at once: relaxed SIMD leaves that to the processor. */
export function requireFusing({ roundedOff }: Pick<WasmExports, 'roundedOff'>): void {
  if (roundedOff(ROUNDED) === 2 ** -24) return;
  throw new Error(`simd-fma: this processor must have fused multiply-add, got separate rounding; ${REMEDY}`);
}

function allowRelaxedSimd(): void {
  // Not there in browsers; a bundler must not look for the module.
  const { process } = globalThis as { process?: Partial<NodeJS.Process> };
  process?.getBuiltinModule?.('node:v8')?.setFlagsFromString(FLAG);
}
