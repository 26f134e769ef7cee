/** The tensor backends, by what is tried where none is named: `simd-fma`, whose bits are others, is only taken by name. */
export const backendNames = ['simd', 'wasm', 'cpu', 'simd-fma'] as const;

/** A backend that `--backend` takes. */
export type BackendName = (typeof backendNames)[number];
