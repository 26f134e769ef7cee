import { binaryKernel } from '../binaryKernel.ts';

/** `a > b`. */
export const greater = binaryKernel('Greater', 'greater');
