import { testKernel } from '../unaryKernel.ts';

/** Whether each value is infinite. */
export const isInf = testKernel('IsInf', 'isInfinities');
