// Everything the backend calls. One file a topic; pointers are byte addresses of float32 data unless said.
export * from './memory';
export * from './matMul';
