import { unaryKernel } from '../unaryKernel.ts';

/** `max(x, 0)`. */
export const relu = unaryKernel('Relu', 'relu');
