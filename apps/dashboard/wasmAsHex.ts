import { Buffer } from 'node:buffer';
import type { Plugin } from 'vite';

/** How the page reads the modules: in place of `base64Bytes`. */
const decoder = `export const base64Bytes = (hex) => Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(2 * at, 2 * at + 2), 16));`;

/**
 * Carries the WebAssembly modules as hexadecimal digits in place of base64: a byte that repeats is text that repeats only
 * in the former, so that gzip makes 57 kB of one, and 73 of the other.
 */
export function wasmAsHex(): Plugin {
  return {
    name: 'wasm-as-hex',
    enforce: 'pre', // while the text is as it was generated
    transform(code, id) {
      if (id.endsWith('/backend-simd/src/base64Bytes.ts')) return { code: decoder, map: null };
      if (!/\/backend-simd\/src\/generated\/(?:fmaWasm|wasm)\.ts$/.test(id)) return undefined;
      const toHex = (_: string, base64: string) => `'${Buffer.from(base64, 'base64').toString('hex')}'`;
      const hex = code.replace(/'([\w+/=]{1000,})'/, toHex);
      if (hex === code) this.error(`wasm-as-hex: ${id} must hold a module in base64, got none`);
      return { code: hex, map: null };
    },
  };
}
