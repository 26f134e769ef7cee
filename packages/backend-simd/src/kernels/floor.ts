import { unaryKernel } from '../unaryKernel.ts';

/** `⌊x⌋`. */
export const floor = unaryKernel('Floor', 'floor');
