/** Bytes that a run may take unless it is told otherwise: half of what WebAssembly can address. */
export const defaultMemory = 2e9;
