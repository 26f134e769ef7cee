import { binaryKernel } from '../binaryKernel.ts';

/** `a < b`. */
export const less = binaryKernel('Less', 'less');
