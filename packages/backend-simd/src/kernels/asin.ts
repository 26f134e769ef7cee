import { unaryKernel } from '../unaryKernel.ts';

/** `arcsin x`. */
export const asin = unaryKernel('Asin', 'arcSine');
