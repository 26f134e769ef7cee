import { comparisonKernel } from '../binaryKernel.ts';

/** `a < b`. */
export const less = comparisonKernel('Less', 'less');
