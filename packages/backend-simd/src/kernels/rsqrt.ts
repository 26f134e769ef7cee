import { unaryKernel } from '../unaryKernel.ts';

/** `1 / √x`. */
export const rsqrt = unaryKernel('Rsqrt', 'inverseSquareRoot');
