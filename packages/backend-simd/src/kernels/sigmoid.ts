import { unaryKernel } from '../unaryKernel.ts';

/** `1 / (1 + e⁻ˣ)`. */
export const sigmoid = unaryKernel('Sigmoid', 'sigmoid');
