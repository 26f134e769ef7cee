import { unaryKernel } from '../unaryKernel.ts';

/** `sinh x`. */
export const sinh = unaryKernel('Sinh', 'hyperbolicSine');
