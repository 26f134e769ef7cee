import { unaryKernel } from '../unaryKernel.ts';

/** `1 / x`. */
export const reciprocal = unaryKernel('Reciprocal', 'reciprocal');
