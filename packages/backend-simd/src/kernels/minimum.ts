import { binaryKernel } from '../binaryKernel.ts';

/** `min(a, b)` of two tensors; NaN where either is NaN. */
export const minimum = binaryKernel('Minimum', 'minimum', 'minimumInts');
