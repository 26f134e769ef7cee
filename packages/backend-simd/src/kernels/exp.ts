import { unaryKernel } from '../unaryKernel.ts';

/** `eˣ`, within 1 ulp. */
export const exp = unaryKernel('Exp', 'exp');
