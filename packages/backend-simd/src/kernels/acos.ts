import { unaryKernel } from '../unaryKernel.ts';

/** `arccos x`. */
export const acos = unaryKernel('Acos', 'arcCosine');
