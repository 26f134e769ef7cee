export * from './binaryCrossEntropy.ts';
export * from './crossEntropy.ts';
export * from './huber.ts';
export * from './klDivergence.ts';
export * from './l1.ts';
export * from './mse.ts';
export * from './penalty.ts';
