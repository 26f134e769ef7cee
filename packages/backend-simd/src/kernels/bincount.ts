import { countKernel } from '../countKernel.ts';

/** How often each whole number is there. */
export const bincount = countKernel('Bincount');
