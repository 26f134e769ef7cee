import { binaryKernel } from '../binaryKernel.ts';

/** `a ≤ b`. */
export const lessEqual = binaryKernel('LessEqual', 'lessEqual');
