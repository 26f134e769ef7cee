import { base64Bytes } from './base64Bytes.ts';
import { wasmBase64 } from './generated/wasm.ts';

/** Bytes of the WebAssembly module, which the package carries in its source: no file to find, no path to set. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  return base64Bytes(wasmBase64);
}

/** True where WebAssembly runs 128-bit SIMD. */
export function simdSupported(): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(wasmBytes());
}
