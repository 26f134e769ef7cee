import { poolKernel } from '../poolKernel.ts';

/** Largest value of each window. */
export const maxPool = poolKernel('MaxPool', 'maxPool');
