import { binaryKernel } from '../binaryKernel.ts';

/** `max(a, b)` of two tensors; NaN where either is NaN. */
export const maximum = binaryKernel('Maximum', 'maximum', 'maximumInts');
