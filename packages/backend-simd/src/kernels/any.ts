import { truthReductionKernel } from '../truthReductionKernel.ts';

/** Whether one value along some axes holds. */
export const any = truthReductionKernel('Any', 'anyOver');
