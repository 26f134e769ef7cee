import './register.ts';

export * from './simdBackend.ts';
export { simdSupported } from './wasmModule.ts';
