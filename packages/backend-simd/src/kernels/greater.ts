import { comparisonKernel } from '../binaryKernel.ts';

/** `a > b`. */
export const greater = comparisonKernel('Greater', 'greater');
