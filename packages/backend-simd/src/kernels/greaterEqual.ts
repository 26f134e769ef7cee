import { binaryKernel } from '../binaryKernel.ts';

/** `a ≥ b`. */
export const greaterEqual = binaryKernel('GreaterEqual', 'greaterEqual');
