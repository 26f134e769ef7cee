/** Bytes that a run may take by default: half of what WebAssembly can address. */
export const defaultMemory = 2e9;
