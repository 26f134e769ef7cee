import { binaryKernel } from '../binaryKernel.ts';

/** `(a − b)²`. */
export const squaredDifference = binaryKernel('SquaredDifference', 'squaredDifference');
