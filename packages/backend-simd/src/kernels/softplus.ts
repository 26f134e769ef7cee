import { unaryKernel } from '../unaryKernel.ts';

/** `ln(1 + eˣ)`. */
export const softplus = unaryKernel('Softplus', 'softplus');
