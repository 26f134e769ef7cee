import { unaryKernel } from '../unaryKernel.ts';

/** `erf x`. */
export const erf = unaryKernel('Erf', 'errorFunction');
