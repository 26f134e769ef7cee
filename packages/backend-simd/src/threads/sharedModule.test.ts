import { describe, expect, it } from 'vitest';
import { fmaBytes } from '../fmaModule.ts';
import type { WasmExports } from '../generated/wasm.ts';
import { wasmBytes } from '../wasmModule.ts';
import { sharedModule } from './sharedModule.ts';

const memoryOf = (shared: boolean) => new WebAssembly.Memory({ initial: 32, maximum: 65536, shared });
const instanceOn = (memory: WebAssembly.Memory, bytes: Uint8Array<ArrayBuffer>): WasmExports =>
  new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
    .exports as unknown as WasmExports; // its types are generated from the sources

describe('sharedModule', () => {
  it.each([
    ['simd', wasmBytes],
    ['simd-fma', fmaBytes],
  ])('of %s takes memory that threads share, and no other', (_, bytes) => {
    const given = bytes();
    const shared = sharedModule(given);
    expect(given.findIndex((byte, at) => byte !== shared[at])).toBeGreaterThan(8); // what was given is as it was
    expect(instanceOn(memoryOf(true), shared).heapBase()).toBe(instanceOn(memoryOf(false), given).heapBase());
    expect(() => instanceOn(memoryOf(false), shared)).toThrow(WebAssembly.LinkError);
    expect(() => instanceOn(memoryOf(true), given)).toThrow(WebAssembly.LinkError);
  });

  it('refuses a module that imports no memory', () => {
    const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    expect(() => sharedModule(empty)).toThrow(
      'simd: the WebAssembly module must import one memory with a greatest size; build it anew',
    );
  });
});
