import { unaryKernel } from '../unaryKernel.ts';

/** `⌈x⌉`. */
export const ceil = unaryKernel('Ceil', 'ceiling');
