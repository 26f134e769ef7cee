import { comparisonKernel } from '../binaryKernel.ts';

/** `a ≥ b`. */
export const greaterEqual = comparisonKernel('GreaterEqual', 'greaterEqual');
