/** The tensor backends, the fastest first. */
export const backendNames = ['simd', 'wasm', 'cpu'] as const;

export type BackendName = (typeof backendNames)[number];
