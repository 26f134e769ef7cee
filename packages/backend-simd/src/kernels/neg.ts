import { unaryKernel } from '../unaryKernel.ts';

/** `−x`. */
export const neg = unaryKernel('Neg', 'negate');
