import { unaryKernel } from '../unaryKernel.ts';

/** `eˣ − 1`. */
export const expm1 = unaryKernel('Expm1', 'exponentialLess1');
