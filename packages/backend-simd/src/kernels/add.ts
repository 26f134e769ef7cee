import { binaryKernel } from '../binaryKernel.ts';

/** `a + b`. */
export const add = binaryKernel('Add', 'add', 'addInts');
