import { binaryKernel } from '../binaryKernel.ts';

/** `a − b`. */
export const sub = binaryKernel('Sub', 'subtract', 'subtractInts');
