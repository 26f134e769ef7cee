import { comparisonKernel } from '../binaryKernel.ts';

/** `a ≤ b`. */
export const lessEqual = comparisonKernel('LessEqual', 'lessEqual');
