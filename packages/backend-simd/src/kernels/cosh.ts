import { unaryKernel } from '../unaryKernel.ts';

/** `cosh x`. */
export const cosh = unaryKernel('Cosh', 'hyperbolicCosine');
