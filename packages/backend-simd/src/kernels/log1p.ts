import { unaryKernel } from '../unaryKernel.ts';

/** `ln(1 + x)`. */
export const log1p = unaryKernel('Log1p', 'logarithmOf1Plus');
