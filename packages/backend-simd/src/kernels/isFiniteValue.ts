import { testKernel } from '../unaryKernel.ts';

/** Whether each value is finite. */
export const isFiniteValue = testKernel('IsFinite', 'areFinite');
