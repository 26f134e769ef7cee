import { unaryKernel } from '../unaryKernel.ts';

/** `sign x`. */
export const sign = unaryKernel('Sign', 'sign');
