import { binaryKernel } from '../binaryKernel.ts';

/** `aᵇ`. */
export const pow = binaryKernel('Pow', 'power');
