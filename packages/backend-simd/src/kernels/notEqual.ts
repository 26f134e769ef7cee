import { binaryKernel } from '../binaryKernel.ts';

/** `a ≠ b`. */
export const notEqual = binaryKernel('NotEqual', 'notEqual');
