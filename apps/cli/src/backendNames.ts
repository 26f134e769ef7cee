/** The tensor backends, by what is tried where none is named: `simd-fma`, whose bits are others, is only taken by name. */
export const backendNames = ['simd', 'wasm', 'cpu', 'simd-fma'] as const;

export type BackendName = (typeof backendNames)[number];
