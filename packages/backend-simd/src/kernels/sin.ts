import { unaryKernel } from '../unaryKernel.ts';

/** `sin x`. */
export const sin = unaryKernel('Sin', 'sine');
