import { unaryKernel } from '../unaryKernel.ts';

/** `√x`. */
export const sqrt = unaryKernel('Sqrt', 'squareRoot');
