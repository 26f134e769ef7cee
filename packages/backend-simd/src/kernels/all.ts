import { truthReductionKernel } from '../truthReductionKernel.ts';

/** Whether all values along some axes hold. */
export const all = truthReductionKernel('All', 'allOver');
