import { unaryKernel } from '../unaryKernel.ts';

/** `arctan x`. */
export const atan = unaryKernel('Atan', 'arcTangent');
