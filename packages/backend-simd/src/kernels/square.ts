import { unaryKernel } from '../unaryKernel.ts';

/** `x²`. */
export const square = unaryKernel('Square', 'square');
