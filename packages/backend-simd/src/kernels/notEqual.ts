import { comparisonKernel } from '../binaryKernel.ts';

/** `a ≠ b`. */
export const notEqual = comparisonKernel('NotEqual', 'notEqual');
