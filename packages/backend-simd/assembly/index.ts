// Everything the backend calls. One file a topic; pointers are byte addresses of float32 data unless said.
export * from './activation';
export * from './columns';
export * from './convolution';
export * from './crossEntropy';
export * from './depthwise';
export * from './elementwise';
export * from './embedding';
export * from './matMul';
export * from './memory';
export * from './movement';
export * from './optimizer';
export * from './pooling';
export * from './reduction';
export * from './resize';
export { roundedOff } from './fused';
export * from './histogram';
export * from './shareAbove';
export * from './statistics';
