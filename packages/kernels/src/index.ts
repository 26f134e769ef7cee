export * from './device.ts';
export * from './fusedKernel.ts';
