import './register.ts';

export * from './simdBackend.ts';
export * from './useSimd.ts';
export { simdSupported } from './wasmModule.ts';
