export * from './crossEntropy.ts';
