export * from './constantRate.ts';
export * from './multiStep.ts';
