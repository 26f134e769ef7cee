import { unaryKernel } from '../unaryKernel.ts';

/** `artanh x`. */
export const atanh = unaryKernel('Atanh', 'areaTangent');
