import { binaryKernel } from '../binaryKernel.ts';

/** `a · b`. */
export const multiply = binaryKernel('Multiply', 'multiply', 'multiplyInts');
