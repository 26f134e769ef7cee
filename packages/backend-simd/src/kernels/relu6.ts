import { unaryKernel } from '../unaryKernel.ts';

/** `min(max(x, 0), 6)`. */
export const relu6 = unaryKernel('Relu6', 'relu6');
