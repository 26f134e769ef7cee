import { unaryKernel } from '../unaryKernel.ts';

/** `arsinh x`. */
export const asinh = unaryKernel('Asinh', 'areaSine');
