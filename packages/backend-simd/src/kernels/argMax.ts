import { argKernel } from '../argKernel.ts';

/** Where along an axis the largest value first stands. */
export const argMax = argKernel('ArgMax', 'argMax');
