export * from './batchNorm.ts';
export * from './embedding.ts';
export * from './flatten.ts';
export * from './linear.ts';
export * from './relu.ts';
export * from './sequential.ts';
export * from './tanh.ts';
