import { unaryKernel } from '../unaryKernel.ts';

/** `The nearest whole number`. */
export const round = unaryKernel('Round', 'round');
