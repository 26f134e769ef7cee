export * from './constantRate.ts';
export * from './cosine.ts';
export * from './cosineRestarts.ts';
export * from './exponential.ts';
export * from './linearWarmup.ts';
export * from './multiStep.ts';
export * from './oneCycle.ts';
export * from './stepDecay.ts';
