import { unaryKernel } from '../unaryKernel.ts';

/** `ln x`, within 2 ulp. */
export const log = unaryKernel('Log', 'logarithm');
