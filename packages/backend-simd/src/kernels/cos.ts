import { unaryKernel } from '../unaryKernel.ts';

/** `cos x`. */
export const cos = unaryKernel('Cos', 'cosine');
