import { testKernel } from '../unaryKernel.ts';

/** Whether each value is NaN. */
export const isNan = testKernel('IsNan', 'isNaNs');
