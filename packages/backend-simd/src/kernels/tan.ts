import { unaryKernel } from '../unaryKernel.ts';

/** `tan x`. */
export const tan = unaryKernel('Tan', 'tangent');
