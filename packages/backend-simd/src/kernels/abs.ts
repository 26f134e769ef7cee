import { unaryKernel } from '../unaryKernel.ts';

/** `|x|`. */
export const abs = unaryKernel('Abs', 'absolute');
