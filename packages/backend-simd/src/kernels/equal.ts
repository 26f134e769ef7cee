import { binaryKernel } from '../binaryKernel.ts';

/** `a = b`. */
export const equal = binaryKernel('Equal', 'equal');
