export * from './simdBackend.ts';
export { useThreads } from './register.ts';
export * from './useSimd.ts';
export { simdSupported } from './wasmModule.ts';
