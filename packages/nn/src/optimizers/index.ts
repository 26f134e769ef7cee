export * from './adagrad.ts';
export * from './adam.ts';
export * from './adamW.ts';
export * from './rmsProp.ts';
export * from './sgd.ts';
