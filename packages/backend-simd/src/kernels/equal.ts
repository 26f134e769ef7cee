import { comparisonKernel } from '../binaryKernel.ts';

/** `a = b`. */
export const equal = comparisonKernel('Equal', 'equal');
